/** What is wrong with a part of a saved sweep: it follows the name of the part. */
export const DAMAGE_DE = {
  damage: {
    'must have {count} more bytes at byte {at}, got {got}':
      'muss bei Byte {at} noch {count} Bytes haben, hat aber {got}',
    'must have the contents of its checksum': 'muss den Inhalt seiner Prüfsumme haben',
    'must have runs of one batch size and one data set, in order':
      'muss Läufe einer Batchgröße und eines Datensatzes enthalten, der Reihe nach',
    'must have runs that are nowhere else, got run {id}':
      'muss Läufe enthalten, die sonst nirgends stehen, enthält aber Lauf {id}',
    'must have the samples of its checksum': 'muss die Messwerte seiner Prüfsumme haben',
    'must have the samples of its checksums, but run {id} has others':
      'muss die Messwerte seiner Prüfsummen haben, aber Lauf {id} hat andere',
    'must have the samples of its state, but {fault:samples!}':
      'muss die Messwerte seines Zustands haben, aber {fault:samples!}',
    'must have a state, since some of its runs have ended':
      'muss einen Zustand haben, da einige seiner Läufe beendet sind',
    'must have {what} of {count} runs or of none, got {got}':
      'muss {what} von {count} Läufen oder von keinem haben, hat aber {got}',
    'must be of 1 to {count} runs, got {got}': 'muss aus 1 bis {count} Läufen bestehen, hat aber {got}',
    'must be of runs of its cohort, in order, got runs {ids}':
      'muss aus Läufen seiner Kohorte bestehen, der Reihe nach, hat aber die Läufe {ids}',
    'must be of runs of its cohort, got run {id}': 'muss aus Läufen seiner Kohorte bestehen, hat aber Lauf {id}',
    'must have {what} of the size that the plan gives, got {count} numbers':
      'muss {what} in der Größe haben, die der Plan vorgibt, hat aber {count} Zahlen',
    'must be at a step in [{least}, {most}), got {step}':
      'muss bei einem Schritt in [{least}, {most}) stehen, steht aber bei {step}',
    'must end there, got {count} bytes more': 'muss dort enden, hat aber noch {count} Bytes',
    'must have the code of {what}, below {count}, got {code}':
      'muss den Code von {what} haben, kleiner als {count}, hat aber {code}',
    'must end after the samples of an ended cohort': 'muss nach den Messwerten einer beendeten Kohorte enden',
    'must have one end of each run, got two of one': 'muss ein Ende je Lauf haben, hat aber zwei von einem',
    'must have either an end or a state of run {id}, got both':
      'muss entweder ein Ende oder einen Zustand von Lauf {id} haben, hat aber beide',
    'must have either an end or a state of run {id}, got neither':
      'muss entweder ein Ende oder einen Zustand von Lauf {id} haben, hat aber keines von beiden',
    'must have every sample once, but {fault:samples!}': 'muss jeden Messwert einmal haben, aber {fault:samples!}',
  },
};
