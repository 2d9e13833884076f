/** Rules that one value breaks: those of this project, and those of zod in its own words. */
export const RULES_DE = {
  fault: {
    '{path:place} {rule:rule!}, got {value}': '{path:place} {rule:rule!}, ist aber {value}',
    '{path:place} {rule:rule!}': '{path:place} {rule:rule!}',
    '{path:place}: {rule:zod!}, got {value}': '{path:place}: {rule:zod!}, ist aber {value}',
    '{path:place}: {rule:zod!}': '{path:place}: {rule:zod!}',
    '{count#} more': '{count} weitere',
    '{fault:fault!} and {count} more faults': '{fault:fault!} und {count} weitere Fehler',
  },
  rule: {
    'must be an integer in [{min}, {max}]': 'muss eine ganze Zahl in [{min}, {max}] sein',
    'must be a number in [{min}, {max}]': 'muss eine Zahl in [{min}, {max}] sein',
    'must be an integer in [0, 2⁵³)': 'muss eine ganze Zahl in [0, 2⁵³) sein',
    'must be an integer of at least 0': 'muss eine ganze Zahl ab 0 sein',
    'must be one of {options}': 'muss eines von diesen sein: {options}',
    'must be 1, 2 or 4': 'muss 1, 2 oder 4 sein',
    'must be true or absent': 'muss true sein oder fehlen',
    'must be a name': 'muss ein Name sein',
    'must be a name of at most 4,000 characters': 'muss ein Name aus höchstens 4,000 Zeichen sein',
    'must be the name of a column or its number from 1': 'muss der Name einer Spalte oder ihre Nummer ab 1 sein',
    'must be a string': 'muss eine Zeichenkette sein',
    'must be a list of at most {most} sizes': 'muss eine Liste aus höchstens {most} Größen sein',
    'must be {count} hexadecimal digits': 'muss aus {count} Hexadezimalziffern bestehen',
    'must be a formula in x1 and x2 of at most {most#} characters':
      'muss eine Formel in x1 und x2 aus höchstens {most} Zeichen sein',
    'must be a list of at most {most#} numbers in ascending order':
      'muss eine Liste aus höchstens {most} Zahlen in aufsteigender Reihenfolge sein',
    'must be a list of points, or the text that stands for one':
      'muss eine Liste von Punkten sein, oder der Text, der für eine steht',
    'must be a list of [x1, x2, class] with x1 and x2 in [-1, 1] and a class from 0 to {most#}, which entry {entry#} is not':
      'muss eine Liste von [x1, x2, Klasse] sein, mit x1 und x2 in [-1, 1] und einer Klasse von 0 bis {most}; Eintrag {entry} ist das nicht',
    'must be at most {most#} points, not {count#}': 'darf höchstens {most} Punkte enthalten, nicht {count}',
    'must have points of at least 2 classes': 'muss Punkte von mindestens 2 Klassen enthalten',
    'must have at least {least#} points of class {label#}, not {count#}':
      'muss mindestens {least} Punkte der Klasse {label} enthalten, nicht {count}',
    'must be, with testCount = {test#}, at most {count#}, the number of points':
      'darf zusammen mit testCount = {test} höchstens {count} sein, die Zahl der Punkte',
    'must be an object with a kind': 'muss ein Objekt mit einem kind sein',
    'must be a number': 'muss eine Zahl sein',
    '"{text}" is not a number': '„{text}“ ist keine Zahl',
    'must be at most {examples#}, the number of training examples, got {large#}':
      'muss höchstens {examples} sein, die Zahl der Trainingsbeispiele, ist aber {large}',
    'is not a number of seeds': 'ist keine Anzahl von Seeds',
    'is not valid': 'ist nicht gültig',
    'must be greater than 0': 'muss größer als 0 sein',
    'must hold every value once': 'muss jeden Wert nur einmal enthalten',
    'needs at least one value': 'braucht mindestens einen Wert',
  },
  found: { 'the end': 'das Ende' },
  zod: {
    'needs at least one value': 'Es braucht mindestens einen Wert',
    'a panel of kind "probe", and no other, must name its probe':
      'Ein Feld der Art „probe“, und kein anderes, muss seine Messgröße nennen',
    'no two panels may show the same': 'Keine zwei Felder dürfen dasselbe zeigen',
    'kind must be one of {kinds}': 'kind muss eines von diesen sein: {kinds}',
    'Invalid input': 'Ungültige Eingabe',
    'Invalid input: expected {expected:type}, received {received:type}':
      'Ungültige Eingabe: erwartet {expected:type}, erhalten {received:type}',
    'Invalid input: expected {value}': 'Ungültige Eingabe: erwartet {value}',
    'Invalid input: more than one option matched': 'Ungültige Eingabe: Mehr als eine Möglichkeit passt',
    'Invalid option: expected one of {options}': 'Ungültige Angabe: erwartet eines von {options}',
    'Invalid discriminator value. Expected {options}': 'Ungültige Art, erwartet {options}',
    'Too big: expected {type:type} to be {bound}': 'Zu groß: erwartet {type:type} {bound}',
    'Too big: expected {type:type} to have {bound} {unit:unit}':
      'Zu groß: erwartet {type:type} mit {bound} {unit:unit}',
    'Too small: expected {type:type} to be {bound}': 'Zu klein: erwartet {type:type} {bound}',
    'Too small: expected {type:type} to have {bound} {unit:unit}':
      'Zu klein: erwartet {type:type} mit {bound} {unit:unit}',
    'Invalid string: must match pattern {pattern}': 'Ungültige Zeichenkette: Sie muss dem Muster {pattern} folgen',
    'Invalid number: must be a multiple of {divisor}': 'Ungültige Zahl: Sie muss ein Vielfaches von {divisor} sein',
    'Unrecognized key: {keys}': 'Unbekannter Schlüssel: {keys}',
    'Unrecognized keys: {keys}': 'Unbekannte Schlüssel: {keys}',
    'Invalid key in {origin:type}': 'Ungültiger Schlüssel in {origin:type}',
  },
  type: {
    string: 'Zeichenkette',
    number: 'Zahl',
    int: 'ganze Zahl',
    boolean: 'Wahrheitswert',
    array: 'Liste',
    tuple: 'Tupel',
    object: 'Objekt',
    record: 'Objekt',
    undefined: 'nichts',
    null: 'null',
  },
  unit: { characters: 'Zeichen', items: 'Einträgen' },
};
