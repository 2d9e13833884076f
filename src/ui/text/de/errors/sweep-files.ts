/** Saved sweeps, checkpoints and JSON. */
const CHANGED =
  'Die Datei wurde geändert oder beschädigt: Nehmen Sie eine andere Kopie, oder führen Sie ihre Spezifikation noch einmal aus.';

export const SWEEP_FILES_DE = {
  claim: {
    'JSON must be at most {most} characters long': 'JSON darf höchstens {most} Zeichen lang sein',
    'JSON must be UTF-8 text': 'JSON muss UTF-8-Text sein',
    'the file must be a saved sweep ("format": "sgdscope-sweep")':
      'Die Datei muss ein gespeicherter Sweep sein („format“: „sgdscope-sweep“)',
    'the plan must be that of the spec in the file': 'Der Plan muss der zur Spezifikation in der Datei sein',
    'a saved sweep must be read with its data': 'Ein gespeicherter Sweep muss mit seinen Daten gelesen werden',
    'results.{run}.outcome must be that of a run that ended':
      'results.{run}.outcome muss das eines beendeten Laufs sein',
    'results.{run}: {end:end!}': 'results.{run}: {end:end!}',
    'results.{run}.{field} must be {value} as its samples give':
      'results.{run}.{field} muss {value} sein, wie seine Messwerte ergeben',
    'results.{run}.run.{field} must be {value} as in the plan of the spec':
      'results.{run}.run.{field} muss {value} sein, wie im Plan der Spezifikation',
    'results must have one entry for each of the {runs} runs of the spec':
      'results muss einen Eintrag für jeden der {runs} Läufe der Spezifikation haben',
    'samples must be those of the plan, each once, but {fault:samples!}':
      'samples müssen die des Plans sein, jeder einmal, aber {fault:samples!}',
    'samples.{number} must be a run of the spec, a probe, a step and a value':
      'samples.{number} muss aus einem Lauf der Spezifikation, einer Messgröße, einem Schritt und einem Wert bestehen',
    'engine must be that which trained the runs': 'engine muss die sein, die die Läufe trainiert hat',
    'fingerprint must be that of what the file holds, {fingerprint}':
      'fingerprint muss der des Inhalts der Datei sein, {fingerprint}',
    'spec must be that of the samples by its checksum {checksum}':
      'spec muss die der Messwerte sein, mit der Prüfsumme {checksum}',
    'checkpoint must have a state of every run that has not ended':
      'checkpoint muss einen Zustand jedes Laufs enthalten, der nicht beendet ist',
    'the checkpoint must be of the runs of its spec': 'Der Zwischenstand muss die Läufe seiner Spezifikation enthalten',
    'the checkpoint must begin with the description of its sweep':
      'Der Zwischenstand muss mit der Beschreibung seines Sweeps beginnen',
    'it must be of the same spec': 'Er muss von derselben Spezifikation sein',
    'a sweep that has not ended must be saved by version 3 to go on':
      'Ein nicht beendeter Sweep muss von Version 3 gespeichert sein, um weiterzulaufen',
  },
  end: {
    'run {id} must end at a step in [0, {end}]': 'Lauf {id} muss bei einem Schritt in [0, {end}] enden',
    'run {id} must have made {end} steps to have spent its budget':
      'Lauf {id} muss {end} Schritte gemacht haben, um sein Budget verbraucht zu haben',
    'run {id} must have no target by budget "{kind}"': 'Lauf {id} darf beim Budget „{kind}“ kein Ziel haben',
  },
  samples: {
    '{probe} of run {id} has step {step} twice': '{probe} von Lauf {id} hat Schritt {step} zweimal',
    '{probe} of run {id} lacks step {step}': '{probe} von Lauf {id} fehlt Schritt {step}',
    '{probe} of run {id} has step {step}, which is not due':
      '{probe} von Lauf {id} hat Schritt {step}, der nicht vorgesehen ist',
    'run {id} has samples of {probe}, which this sweep does not measure':
      'Lauf {id} hat Messwerte von {probe}, das dieser Sweep nicht misst',
    '{end:end!}, got {got:got}': '{end:end!}; gefunden: {got:got}',
  },
  got: {
    'that of another spec': 'der einer anderen Spezifikation',
    '{fingerprint} (changed: run {runs})': '{fingerprint} (geändert: Lauf {runs})',
    'outcome reachedTarget': 'Ergebnis reachedTarget',
    'none of {runs}': 'keiner von {runs}',
    'a damaged one or another file': 'eine beschädigte oder eine andere Datei',
    'version {version}': 'Version {version}',
  },
  message: {
    '{place}: {rule:jsonRule!} (line {line}, column {column}).':
      '{place}: {rule:jsonRule!} (Zeile {line}, Spalte {column}).',
    '{place}: it must hold JSON ({reason}).': '{place}: Es muss JSON enthalten ({reason}).',
    'Check that it is complete and try again.': 'Prüfen Sie, ob es vollständig ist, und versuchen Sie es noch einmal.',
    'Save it as UTF-8 and try again.': 'Speichern Sie es als UTF-8 und versuchen Sie es noch einmal.',
    'The file was changed or damaged: use another copy, or run its spec again.': CHANGED,
    'The file is damaged: use another copy, or run the sweep again.':
      'Die Datei ist beschädigt: Nehmen Sie eine andere Kopie, oder führen Sie den Sweep noch einmal aus.',
    '{file}: {faults:fault*}.': '{file}: {faults:fault*}.',
    '{name}: the checkpoint must be of this release: {faults:fault*}.':
      '{name}: Der Zwischenstand muss von dieser Version sein: {faults:fault*}.',
    'Go on with the release that wrote it, or delete it to start again.':
      'Fahren Sie mit der Version fort, die ihn geschrieben hat, oder löschen Sie ihn, um neu zu beginnen.',
    'Choose that file.': 'Wählen Sie diese Datei.',
    'Read it with the release of sgdscope that wrote it.':
      'Lesen Sie sie mit der Version von sgdscope, die sie geschrieben hat.',
    'Delete it to start again.': 'Löschen Sie ihn, um neu zu beginnen.',
    'Delete it to start the sweep again.': 'Löschen Sie ihn, um den Sweep neu zu beginnen.',
    'Start the sweep from its beginning.': 'Beginnen Sie den Sweep von vorn.',
    '{name}: run {id} {damage:damage!}.': '{name}: Lauf {id} {damage:damage!}.',
    '{name}: cohort {id} {damage:damage!}.': '{name}: Kohorte {id} {damage:damage!}.',
    '{name}: checkpoint.cohorts.{id} {damage:damage!}.': '{name}: checkpoint.cohorts.{id} {damage:damage!}.',
    '{name}: run {id} {samples:samples!}.': '{name}: Lauf {id} {samples:samples!}.',
    'It starts again.': 'Er beginnt von vorn.',
    'They start again.': 'Sie beginnen von vorn.',
    '{name}: {length} bytes from byte {offset} on must be a frame, got others; they are not used.':
      '{name}: {length} Bytes ab Byte {offset} müssen ein Abschnitt sein, sind es aber nicht; sie werden nicht benutzt.',
    '{name}: a frame of cohort {cohort} must have its checksum, got another; the cohort goes on from its last sound state.':
      '{name}: Ein Abschnitt von Kohorte {cohort} muss seine Prüfsumme haben, hat aber eine andere; die Kohorte läuft ab ihrem letzten unbeschädigten Zustand weiter.',
    '{name}: a frame of cohort {cohort} must be number {number}, got {got}; it is not used.':
      '{name}: Ein Abschnitt von Kohorte {cohort} muss Nummer {number} sein, ist aber {got}; er wird nicht benutzt.',
    '{name}: a frame of cohort {cohort} must be number of a cohort of the sweep, got {got}; it is not used.':
      '{name}: Ein Abschnitt von Kohorte {cohort} muss zu einer Kohorte des Sweeps gehören, hat aber Nummer {got}; er wird nicht benutzt.',
  },
  jsonRule: {
    'no key may be {key}': 'Kein Schlüssel darf {key} heißen',
    'every key of an object must be there once, got {key} twice':
      'Jeder Schlüssel eines Objekts muss einmal vorkommen, {key} kommt zweimal vor',
    'objects and arrays must be nested at most {most} deep':
      'Objekte und Listen dürfen höchstens {most} Ebenen tief geschachtelt sein',
    'every number must be within ±1.8e308, the range of float64':
      'Jede Zahl muss in ±1.8e308 liegen, dem Bereich von float64',
    'it must hold at most {most} values': 'Es darf höchstens {most} Werte enthalten',
  },
};
