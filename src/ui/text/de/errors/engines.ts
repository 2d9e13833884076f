/** Engines, devices and workers. */
export const ENGINES_DE = {
  claim: {
    'memory for {what} must be available': 'Für {what} muss Speicher vorhanden sein',
    'WebAssembly must support 128-bit SIMD': 'WebAssembly muss 128-Bit-SIMD unterstützen',
    'a kernel stopped': 'Ein Rechenkern hat angehalten',
    'the kernels must load': 'Die Rechenkerne müssen sich laden lassen',
    'the kernels must load from {url}': 'Die Rechenkerne müssen sich von {url} laden lassen',
    'the device must compute what it is asked to': 'Das Gerät muss berechnen, was von ihm verlangt wird',
    'the device must render to 32-bit floats': 'Das Gerät muss in 32-Bit-Gleitkommazahlen zeichnen',
    'tfjs must compute in 32-bit floats': 'tfjs muss mit 32-Bit-Gleitkommazahlen rechnen',
    'unit roundoff must be at most 2^-23': 'Die Maschinengenauigkeit darf höchstens 2^-23 sein',
    'a cohort must fit textures of {side} texels a side':
      'Eine Kohorte muss in Texturen mit {side} Texeln je Seite passen',
    'row {row} must have the memory of its rule': 'Zeile {row} muss den Speicher ihrer Regel haben',
    'its self-check must reproduce every built-in value': 'Ihr Selbsttest muss jeden eingebauten Wert reproduzieren',
    'every reference file must be checked': 'Jede Referenzdatei muss geprüft werden',
    'must be a TrueType file as it is served with the page':
      'Die Schrift muss eine TrueType-Datei sein, wie sie mit der Seite ausgeliefert wird',
    'must be served with the page': 'Die Datei muss mit der Seite ausgeliefert werden',
  },
  got: {
    'a machine or browser without it': 'ein Rechner oder Browser ohne SIMD',
    'status {status}': 'Status {status}',
    'a failure: {failure:failure}': 'ein Fehler: {failure:failure}',
    '16-bit': '16-Bit',
    '16-bit only': 'nur 16-Bit',
    '{value#} on {device}': '{value} auf {device}',
    '{count#} matrices of {height}×{width}': '{count} Matrizen von {height}×{width}',
    'none for {bytes} MiB beside {held} MiB': 'keiner für {bytes} MiB neben {held} MiB',
    '{quantity} {got} instead of {expected}': '{quantity} {got} statt {expected}',
    'no result for {name}': 'kein Ergebnis für {name}',
  },
  death: {
    'it stopped with an error without a message.': 'Er hielt mit einem Fehler ohne Meldung an.',
    'it sent a message that cannot be read.': 'Er schickte eine Nachricht, die sich nicht lesen lässt.',
    'it ended without an error.': 'Er endete ohne Fehler.',
    'it was terminated.': 'Er wurde beendet.',
    'it gave no sign of life for {seconds} seconds and was terminated.':
      'Er gab {seconds} Sekunden lang kein Lebenszeichen und wurde beendet.',
  },
  refused: {
    'WebGL 2 is not available in this browser': 'WebGL 2 ist in diesem Browser nicht verfügbar',
    '{place:place}: {claim:claim!}, got {got:got}. Use the simd or the tfjs cpu engine':
      '{place:place}: {claim:claim!}; gefunden: {got:got}. Benutzen Sie die Engine simd oder tfjs-cpu',
    '{place:place}: {claim:claim!}, got {got:got}. Use the webgl engine':
      '{place:place}: {claim:claim!}; gefunden: {got:got}. Benutzen Sie die Engine webgl',
  },
  failure: {
    'context lost': 'Kontext verloren',
    'WebGL error {name}': 'WebGL-Fehler {name}',
    '{got} instead of {expected} for a known product': '{got} statt {expected} für ein bekanntes Produkt',
    'it was lost as soon as it was made': 'Es ging verloren, sobald es eingerichtet war',
  },
  message: {
    '{refusals:refused*}; training runs on the {engine} engine.':
      '{refusals:refused*}; das Training läuft mit der Engine {engine}.',
    'Run `npm run kernels` and try again.': 'Führen Sie `npm run kernels` aus und versuchen Sie es noch einmal.',
    'Measure fewer runs at once, or use a smaller network or dataset.':
      'Messen Sie weniger Läufe zugleich, oder nehmen Sie ein kleineres Netz oder einen kleineren Datensatz.',
    'Use the webgl engine.': 'Benutzen Sie die Engine webgl.',
    'Use the simd or the tfjs cpu engine.': 'Benutzen Sie die Engine simd oder tfjs-cpu.',
    'Reload the page.': 'Laden Sie die Seite neu.',
    'Reload it.': 'Laden Sie sie neu.',
    'Open a new engine and restore the last state.':
      'Öffnen Sie eine neue Engine und stellen Sie den letzten Zustand wieder her.',
    'Train fewer runs at once.': 'Trainieren Sie weniger Läufe zugleich.',
    'WebGL 2 is not available in this browser.': 'WebGL 2 ist in diesem Browser nicht verfügbar.',
    'Pass the whole state of the last step.': 'Übergeben Sie den ganzen Zustand des letzten Schritts.',
    'Its numbers cannot be trusted on this device; use another engine.':
      'Ihren Zahlen ist auf diesem Gerät nicht zu trauen; benutzen Sie eine andere Engine.',
    'engine "{kind}": it was timed on {device} and now runs on {found}.':
      'Engine „{kind}“: Ihre Zeit wurde auf {device} gemessen, jetzt läuft sie auf {found}.',
    'worker: {death:death!}': 'Worker: {death:death!}',
    'The graphics processor ({engine}) failed.': 'Der Grafikprozessor ({engine}) ist ausgefallen.',
    'The worker ({engine}) failed.': 'Der Worker ({engine}) ist ausgefallen.',
    'The engine ({engine}) failed.': 'Die Engine ({engine}) ist ausgefallen.',
    'It is started again; no result is lost.': 'Es wird neu begonnen; kein Ergebnis geht verloren.',
    'Its segment is discarded and repeated from step {step} on; no result is lost.':
      'Sein Abschnitt wird verworfen und ab Schritt {step} wiederholt; kein Ergebnis geht verloren.',
    'The {before} engine failed several times in a row, so the sweep goes on with {after}.':
      'Die Engine {before} ist mehrmals nacheinander ausgefallen; der Sweep geht daher mit {after} weiter.',
    'Its results are mixed: complete, but not reproducible on one engine.':
      'Seine Ergebnisse sind gemischt: vollständig, aber nicht mit einer einzigen Engine reproduzierbar.',
  },
};
