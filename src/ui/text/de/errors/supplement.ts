/** Sweeps measured further after their end, and sweeps compared with the board. */
export const SUPPLEMENT_DE = {
  claim: {
    'all runs must have been trained by one engine, but some went on with another':
      'Alle Läufe müssen mit einer einzigen Engine trainiert sein, aber einige liefen mit einer anderen weiter',
    'the engine must be that of the sweep, {engine}': 'Die Engine muss die des Sweeps sein, {engine}',
    'every number of the sweep must come out again on {engine}, but {fault:repetition!}':
      'Jede Zahl des Sweeps muss mit {engine} wieder herauskommen, aber {fault:repetition!}',
    'it must have ended to keep more of it, but a page goes on with it':
      'Er muss beendet sein, damit mehr von ihm behalten wird, aber eine Seite führt ihn weiter',
    'version must be {versions} or {last}': 'Die Version muss {versions} oder {last} sein',
  },
  repetition: {
    '{probe} of run {run} at step {step} is {value} here and was {before}':
      '{probe} von Lauf {run} bei Schritt {step} ist hier {value} und war {before}',
    'run {run} ends at step {step} ({outcome}) here and ended at step {before} ({outcomeBefore})':
      'Lauf {run} endet hier bei Schritt {step} ({outcome}) und endete bei Schritt {before} ({outcomeBefore})',
    '{count} samples were made here and {before} before': 'hier entstanden {count} Messwerte und vorher {before}',
  },
  place: { supplement: 'Nachmessung' },
  damage: {
    'must have samples of runs of the spec and of tiers above {tier}':
      'muss Messwerte von Läufen der Spezifikation und von Stufen über {tier} enthalten',
    'must have the samples of the tier {tier}, but {fault:samples!}':
      'muss die Messwerte der Stufe {tier} enthalten, aber {fault:samples!}',
  },
  message: {
    '{name}: supplement {damage:damage!}.': '{name}: Die Nachmessung {damage:damage!}.',
    'It is left out: measure it again.': 'Sie ist weggelassen: Messen Sie sie noch einmal.',
    'Run the sweep again with the dearer tier.': 'Führen Sie den Sweep mit der teureren Stufe noch einmal aus.',
    'It was trained on {engine}: measure it there, or run it again with the dearer tier.':
      'Er wurde mit {engine} trainiert: Messen Sie ihn dort, oder führen Sie ihn mit der teureren Stufe noch einmal aus.',
    'The sweep to compare with could not be read ({reason:message}).':
      'Der Sweep zum Vergleichen konnte nicht gelesen werden ({reason:message}).',
    'The sweep on the board is as it was.': 'Der angezeigte Sweep ist, wie er war.',
    'What is whole of it is compared; run it again for the rest.':
      'Verglichen wird, was von ihm vollständig ist; für den Rest führen Sie ihn noch einmal aus.',
    'That is the sweep on the board: every number is the same.':
      'Das ist der angezeigte Sweep: Jede Zahl ist dieselbe.',
    'Choose another one to compare with.': 'Wählen Sie einen anderen zum Vergleichen.',
    'The link compares this sweep with another one, fingerprint {fingerprint}…, which is not in this browser’s library.':
      'Der Link vergleicht diesen Sweep mit einem anderen, Fingerabdruck {fingerprint}…, der nicht in der Bibliothek dieses Browsers ist.',
    'Open its own link or file, then choose “Compare with the board” in Sweeps.':
      'Öffnen Sie seinen eigenen Link oder seine Datei, und wählen Sie dann bei den Sweeps den Vergleich mit dem angezeigten.',
    'this browser stores nothing for this page': 'dieser Browser speichert nichts für diese Seite',
    'The space that this browser gives to the page is full: what was measured is held in memory until the tab is closed.':
      'Der Platz, den dieser Browser der Seite gibt, ist voll: Was gemessen wurde, bleibt im Arbeitsspeicher, bis der Tab geschlossen wird.',
    'Export the sweep to keep it.': 'Exportieren Sie den Sweep, um es zu behalten.',
    'What was measured could not be saved ({reason:message}).':
      'Was gemessen wurde, konnte nicht gespeichert werden ({reason:message}).',
    'It is held in memory until the tab is closed: export the sweep to keep it.':
      'Es bleibt im Arbeitsspeicher, bis der Tab geschlossen wird: Exportieren Sie den Sweep, um es zu behalten.',
  },
};
