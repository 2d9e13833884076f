/** Lectures: their files, their results, and where they come from. */
export const LECTURES_DE = {
  claim: {
    'the file must be a lecture ("format": "sgdscope-lecture")':
      'Die Datei muss ein Vortrag sein („format“: „sgdscope-lecture“)',
    'the version of a lecture must be at most {version}': 'Die Version eines Vortrags darf höchstens {version} sein',
    'its lecture must begin with a version': 'Sein Vortrag muss mit einer Version beginnen',
    'it must have at most {most} steps': 'Er darf höchstens {most} Schritte haben',
    'it must show at most {most} sweeps': 'Er darf höchstens {most} Sweeps zeigen',
    'a lecture must be served by the server of this page ({origin})':
      'Ein Vortrag muss vom Server dieser Seite kommen ({origin})',
    'the server of this page must be reachable': 'Der Server dieser Seite muss erreichbar sein',
    'the lecture must carry its results to be read':
      'Der Vortrag muss seine Ergebnisse enthalten, um gelesen zu werden',
    'its saved results must be of the spec in the lecture':
      'Die gespeicherten Ergebnisse müssen zur Spezifikation im Vortrag gehören',
    'its saved results must be of a finished sweep':
      'Die gespeicherten Ergebnisse müssen von einem beendeten Sweep sein',
    'its saved results must be a compressed sweep.json of {size} bytes':
      'Die gespeicherten Ergebnisse müssen eine komprimierte sweep.json von {size} Bytes sein',
    'its sweep must be on the board and finished, for the lecture to carry its results':
      'Sein Sweep muss beendet und in der Übersicht sein, damit der Vortrag seine Ergebnisse enthält',
  },
  place: { 'the lecture': 'der Vortrag' },
  got: {
    'another address': 'eine andere Adresse',
    'no answer': 'keine Antwort',
    'one more': 'einer mehr',
    'those of another': 'die einer anderen',
    'one that has not ended': 'einer, der nicht beendet ist',
    'a damaged one': 'eine beschädigte',
  },
  rule: {
    'must be a day as 2026-11-30': 'muss ein Tag wie 2026-11-30 sein',
    'must be the index of one of the {count} sweeps of the lecture':
      'muss der Index eines der {count} Sweeps des Vortrags sein',
    'must be a language tag as "en"': 'muss ein Sprachkürzel wie „en“ sein',
    'must hold between braces only values as {sharpness on η/B = 1/320}, got “{text}”':
      'darf in geschweiften Klammern nur Werte wie {sharpness on η/B = 1/320} haben, nicht „{text}“',
  },
  message: {
    'lecture {id}: another page of this browser has changed it since.':
      'Vortrag {id}: Eine andere Seite dieses Browsers hat ihn inzwischen geändert.',
    'A newer sgdscope made it: reload this page.': 'Ein neueres sgdscope hat ihn erzeugt: Laden Sie diese Seite neu.',
    'Correct this and open it again.': 'Berichtigen Sie das, und öffnen Sie ihn noch einmal.',
    'Begin another.': 'Beginnen Sie einen anderen.',
    'Open it as a file.': 'Öffnen Sie ihn als Datei.',
    'Open the lecture as a file.': 'Öffnen Sie den Vortrag als Datei.',
    'Run the sweep.': 'Starten Sie den Sweep.',
    'Save the lecture again.': 'Speichern Sie den Vortrag noch einmal.',
    'Show one of its steps on the board.': 'Zeigen Sie einen seiner Schritte in der Übersicht.',
  },
};
