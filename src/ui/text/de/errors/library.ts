/** The library of sweeps and the space of the browser. */
export const LIBRARY_DE = {
  claim: {
    'it must be in the library': 'Er muss in der Bibliothek sein',
    'this page must perform it to save it': 'Nur die Seite, die ihn ausführt, darf ihn speichern',
  },
  got: { 'another that does': 'eine andere führt ihn aus' },
  message: {
    'It has been deleted.': 'Er wurde gelöscht.',
    'the database did not open within 30 seconds': 'die Datenbank öffnete sich nicht innerhalb von 30 Sekunden',
    'The library is not available: this browser stores nothing for this page.':
      'Die Bibliothek ist nicht verfügbar: Dieser Browser speichert nichts für diese Seite.',
    'The space that this browser gives to the page is full: the sweep goes on, and what it adds is held in memory until it can be saved.':
      'Der Platz, den dieser Browser der Seite gibt, ist voll: Der Sweep läuft weiter, und was hinzukommt, bleibt im Arbeitsspeicher, bis es gespeichert werden kann.',
    'Delete sweeps from the library, or export this one before the tab is closed.':
      'Löschen Sie Sweeps aus der Bibliothek, oder exportieren Sie diesen, bevor der Tab geschlossen wird.',
    'The sweep on the board has been deleted from the library.':
      'Der angezeigte Sweep wurde aus der Bibliothek gelöscht.',
    'It goes on in memory until the tab is closed.':
      'Er läuft im Arbeitsspeicher weiter, bis der Tab geschlossen wird.',
    'The sweep could not be saved ({reason:message}).': 'Der Sweep konnte nicht gespeichert werden ({reason:message}).',
    'It goes on in memory, and saving is tried again.':
      'Er läuft im Arbeitsspeicher weiter, und das Speichern wird noch einmal versucht.',
    'This browser stores nothing for this page ({reason:message}), so sweeps last until the tab is closed.':
      'Dieser Browser speichert nichts für diese Seite ({reason:message}); Sweeps bleiben daher nur, bis der Tab geschlossen wird.',
    'Everything else works; export what is to be kept.':
      'Alles andere funktioniert; exportieren Sie, was erhalten bleiben soll.',
    'Another tab performs this sweep.': 'Ein anderer Tab führt diesen Sweep aus.',
    'Pause, resume or stop it there; this tab goes on with it when that one is closed.':
      'Pausieren Sie ihn dort, setzen Sie ihn fort oder beenden Sie ihn; dieser Tab führt ihn weiter, wenn jener geschlossen wird.',
    'The page ended several times while it performed this sweep, before anything more could be saved, so the sweep is paused.':
      'Die Seite endete mehrmals, während sie diesen Sweep ausführte, bevor mehr gespeichert werden konnte; der Sweep ist daher pausiert.',
    'Resume it, or run a smaller one: it may need more memory than there is.':
      'Setzen Sie ihn fort, oder führen Sie einen kleineren aus: Vielleicht braucht er mehr Arbeitsspeicher, als es gibt.',
    '"{name}" is damaged in the library: {damage:stored*}.':
      '„{name}“ ist in der Bibliothek beschädigt: {damage:stored*}.',
    'Its damaged runs start again; the others are as they were.':
      'Seine beschädigten Läufe beginnen von vorn; die anderen sind, wie sie waren.',
    'Run it again.': 'Führen Sie ihn noch einmal aus.',
    'This browser gives the page {quota}, of which {used} are used; the sweep on the board will need {coming} more.':
      'Dieser Browser gibt der Seite {quota}, davon sind {used} belegt; der angezeigte Sweep wird noch {coming} brauchen.',
    'This browser gives the page {quota}, of which {used} are used.':
      'Dieser Browser gibt der Seite {quota}, davon sind {used} belegt.',
    'Delete sweeps from the library to make room for it.':
      'Löschen Sie Sweeps aus der Bibliothek, um Platz dafür zu schaffen.',
    'Delete sweeps from the library before it is full.': 'Löschen Sie Sweeps aus der Bibliothek, bevor er voll ist.',
  },
  stored: {
    'the samples of save {number} are damaged': 'die Messwerte der Speicherung {number} sind beschädigt',
    'the samples of save {number} are missing': 'die Messwerte der Speicherung {number} fehlen',
    'cohort {cohort} must have {count} samples, got {got}':
      'Kohorte {cohort} muss {count} Messwerte haben, hat aber {got}',
    'cohort {cohort} has a damaged state': 'Kohorte {cohort} hat einen beschädigten Zustand',
    '{count} runs are not whole': '{count} Läufe sind nicht vollständig',
    'its results do not give the fingerprint that was saved':
      'seine Ergebnisse ergeben nicht den gespeicherten Fingerabdruck',
    'and {count} more': 'und {count} weitere',
  },
};
