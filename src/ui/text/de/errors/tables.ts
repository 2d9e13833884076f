/** Tables of text: columns, rows, labels, words and missing values. */
export const TABLES_DE = {
  claim: {
    'label column must be a number in [1, {width}]': 'Die Spalte der Labels muss eine Zahl in [1, {width}] sein',
    'label column must be a number in [1, {width}] or one of {names:columns}':
      'Die Spalte der Labels muss eine Zahl in [1, {width}] sein oder eine von {names:columns}',
    'ignored column must be a number in [1, {width}]': 'Die auszulassende Spalte muss eine Zahl in [1, {width}] sein',
    'ignored column must be a number in [1, {width}] or one of {names:columns}':
      'Die auszulassende Spalte muss eine Zahl in [1, {width}] sein oder eine von {names:columns}',
    'ignored columns must be other than the label column':
      'Auszulassende Spalten müssen andere sein als die der Labels',
    'encoding must be {encoding}': 'Die Kodierung muss {encoding} sein',
    'text must be UTF-8': 'Der Text muss UTF-8 sein',
    'delimiter must be one of {list:delimiters}': 'Das Trennzeichen muss eines von diesen sein: {list:delimiters}',
    'number of columns must be at least 2 (inputs and a label)':
      'Es müssen mindestens 2 Spalten sein (Eingaben und ein Label)',
    'number of inputs must be {size}, for images of {shape}': 'Es müssen {size} Eingaben sein, für Bilder von {shape}',
    'number of inputs must be at most {most}': 'Es dürfen höchstens {most} Eingaben sein',
    'columns of inputs must be at least 1': 'Es muss mindestens 1 Spalte mit Eingaben bleiben',
    'pixels of images must be complete': 'Bilder müssen alle Pixel haben',
    'label must be a class or a number': 'Das Label muss eine Klasse oder eine Zahl sein',
    'label must be one of 2 to {most} classes': 'Das Label muss zu einer von 2 bis {most} Klassen gehören',
    'labels must be classes that recur, or numbers to predict':
      'Labels müssen wiederkehrende Klassen oder vorherzusagende Zahlen sein',
    'labels must be numbers': 'Labels müssen Zahlen sein',
    'target must be a number, for a regression': 'Der Zielwert muss für eine Regression eine Zahl sein',
    'target must be a finite number below 3.4e38': 'Der Zielwert muss eine endliche Zahl unter 3.4e38 sein',
    'cell must be a finite number': 'Die Zelle muss eine endliche Zahl sein',
    'cell must be a finite number below 3.4e38': 'Die Zelle muss eine endliche Zahl unter 3.4e38 sein',
    'cell must be at most {most} bytes long': 'Die Zelle darf höchstens {most} Bytes lang sein',
    'cells of inputs must be numbers': 'Zellen von Eingaben müssen Zahlen sein',
    'a quote must be closed at the end of its cell': 'Ein Anführungszeichen muss am Ende seiner Zelle geschlossen sein',
    'number of cells must be at most {most}': 'Es dürfen höchstens {most} Zellen sein',
    'number of cells must be {count}, as on line {line}': 'Es müssen {count} Zellen sein, wie in Zeile {line}',
    'number of rows must be at most {most}': 'Es dürfen höchstens {most} Zeilen sein',
    'number of different words must be at most {most}, to be one 0/1 input each':
      'Es dürfen höchstens {most} verschiedene Wörter sein, damit aus jedem eine 0/1-Eingabe wird',
    'different words in all columns must be at most {most}':
      'In allen Spalten zusammen dürfen höchstens {most} verschiedene Wörter sein',
  },
  delimiters: {
    'commas, semicolons, tabs, blanks, vertical bars':
      'Kommas, Semikolons, Tabulatoren, Leerzeichen, senkrechte Striche',
  },
  columns: {
    'column {number#}': 'Spalte {number}',
  },
  got: {
    'column {number#}': 'Spalte {number}',
    '{count#} columns called {name}': '{count} Spalten namens {name}',
    'missing values in {count} columns': 'fehlende Werte in {count} Spalten',
    '"{text}", the only missing label': '„{text}“, das einzige fehlende Label',
    '"{text}", the first of {count} missing labels': '„{text}“, das erste von {count} fehlenden Labels',
    '"{text}", the first of {count} such cells': '„{text}“, die erste von {count} solchen Zellen',
    '"{text}"; values are missing in {rows} of {all} rows: {counts:counts}':
      '„{text}“; in {rows} von {all} Zeilen fehlen Werte: {counts:counts}',
    '"{text}"; values are missing in {rows} of {all} rows: {counts:counts} and {more} more columns':
      '„{text}“; in {rows} von {all} Zeilen fehlen Werte: {counts:counts} und {more} weitere Spalten',
    '"{text}"; words are in {counts:counts}': '„{text}“; Wörter stehen in {counts:counts}',
    '"{text}"; words are in {counts:counts} and {more} more':
      '„{text}“; Wörter stehen in {counts:counts} und {more} weiteren',
    'more, with one 0/1 input per word': 'mehr, mit einer 0/1-Eingabe je Wort',
    '{count#} different labels in {rows} rows': '{count} verschiedene Labels in {rows} Zeilen',
    '{count#} different values': '{count} verschiedene Werte',
    'the end of the file': 'das Ende der Datei',
    'text after the closing quote': 'Text nach dem schließenden Anführungszeichen',
  },
  counts: {
    '{one:counts}, {others:counts!}': '{one:counts}, {others:counts!}',
    '{name} ({count:different})': '{name} ({count:different})',
    'column {number#} ({count:different})': 'Spalte {number} ({count:different})',
  },
  different: {
    'at least {count#} different': 'mindestens {count} verschiedene',
    '{count#} different': '{count} verschiedene',
  },
  message: {
    'Choose another column.': 'Wählen Sie eine andere Spalte.',
    'Choose it by its number.': 'Wählen Sie sie mit ihrer Nummer.',
    'Choose another encoding, or save the table as UTF-8.':
      'Wählen Sie eine andere Kodierung, oder speichern Sie die Tabelle als UTF-8.',
    'Choose the encoding windows-1252, of older Windows programs, or save the table as UTF-8.':
      'Wählen Sie die Kodierung windows-1252 älterer Windows-Programme, oder speichern Sie die Tabelle als UTF-8.',
    'Save the table with another delimiter.': 'Speichern Sie die Tabelle mit einem anderen Trennzeichen.',
    'Choose another label column, or ignore another column.':
      'Wählen Sie eine andere Spalte für die Labels, oder lassen Sie eine andere Spalte aus.',
    'Save fewer rows or columns, or choose to ignore columns of words.':
      'Speichern Sie weniger Zeilen oder Spalten, oder lassen Sie Spalten mit Wörtern aus.',
    'Separate cells by commas, semicolons, tabs, vertical bars or blanks.':
      'Trennen Sie Zellen durch Kommas, Semikolons, Tabulatoren, senkrechte Striche oder Leerzeichen.',
    'The labels are taken from column {column}, the only one of words.':
      'Die Labels stammen aus Spalte {column}, der einzigen mit Wörtern.',
    'The labels are taken from column {column}, with few different values, where column {other} has measurements.':
      'Die Labels stammen aus Spalte {column}, die wenige verschiedene Werte hat, während Spalte {other} Messwerte enthält.',
    'If they are elsewhere, choose the label column.': 'Stehen sie woanders, so wählen Sie die Spalte der Labels.',
    'The comment on line {line} is read as the header.': 'Der Kommentar in Zeile {line} wird als Kopfzeile gelesen.',
    'If it is not, choose that there is no header.': 'Ist er keine, so wählen Sie: keine Kopfzeile.',
    'Line {line} numbers the columns and is read as data.':
      'Zeile {line} nummeriert die Spalten und wird als Daten gelesen.',
    'If it is a header, choose that there is one.': 'Ist sie eine Kopfzeile, so wählen Sie: mit Kopfzeile.',
    'Choose another image shape, or ignore columns that are not pixels.':
      'Wählen Sie eine andere Bildform, oder lassen Sie Spalten aus, die keine Pixel sind.',
    'Choose to drop rows with missing values.': 'Wählen Sie, Zeilen mit fehlenden Werten wegzulassen.',
    'Labels are never imputed: choose to drop rows with missing values, or complete the file.':
      'Labels werden nie ergänzt: Wählen Sie, Zeilen mit fehlenden Werten wegzulassen, oder vervollständigen Sie die Datei.',
    'Choose to drop such rows, or complete the file.':
      'Wählen Sie, solche Zeilen wegzulassen, oder vervollständigen Sie die Datei.',
    'Choose to drop such rows or to fill in the mean.':
      'Wählen Sie, solche Zeilen wegzulassen oder den Mittelwert einzusetzen.',
    'If its comma is a decimal mark, choose the comma as decimal mark; if it groups thousands, remove it in the file.':
      'Ist das Komma ein Dezimalzeichen, so wählen Sie es als solches; gliedert es Tausender, so entfernen Sie es in der Datei.',
    'Write plain numbers, without units or marks between thousands, or choose to ignore this column.':
      'Schreiben Sie reine Zahlen ohne Einheiten und Tausenderzeichen, oder lassen Sie diese Spalte aus.',
    'Replace it by a number, or leave the cell empty if the value is missing.':
      'Ersetzen Sie sie durch eine Zahl, oder lassen Sie die Zelle leer, wenn der Wert fehlt.',
    'Choose a larger unit for this column, or ignore it.':
      'Wählen Sie für diese Spalte eine größere Einheit, oder lassen Sie sie aus.',
    'Choose a larger unit for this column.': 'Wählen Sie für diese Spalte eine größere Einheit.',
    'Choose to ignore columns of words.': 'Wählen Sie, Spalten mit Wörtern auszulassen.',
    'Choose to ignore columns of words or one 0/1 input per word.':
      'Wählen Sie, Spalten mit Wörtern auszulassen, oder eine 0/1-Eingabe je Wort.',
    'Ignore {names:columns}, which differ in nearly every row; for the others, choose to ignore columns of words or one 0/1 input per word.':
      'Lassen Sie {names:columns} aus, deren Werte fast in jeder Zeile andere sind; für die übrigen wählen Sie, Spalten mit Wörtern auszulassen, oder eine 0/1-Eingabe je Wort.',
    'Choose to ignore column {column}.': 'Wählen Sie, Spalte {column} auszulassen.',
    'Ignore fewer columns.': 'Lassen Sie weniger Spalten aus.',
    'Save fewer rows: a sweep uses at most a million for training and as many for testing.':
      'Speichern Sie weniger Zeilen: Ein Sweep benutzt höchstens eine Million für das Training und ebenso viele für den Test.',
    'Leave out columns of texts.': 'Lassen Sie Spalten mit Texten weg.',
    'Choose another label column, or choose the task classification if these are classes.':
      'Wählen Sie eine andere Spalte für die Labels, oder die Aufgabe Klassifikation, wenn dies Klassen sind.',
    'Choose another label column, or the task classification.':
      'Wählen Sie eine andere Spalte für die Labels, oder die Aufgabe Klassifikation.',
    'Choose another label column.': 'Wählen Sie eine andere Spalte für die Labels.',
    'Column {column:title} is a number to predict ({different} different values in {rows} rows): this is a regression.':
      'Spalte {column:title} ist eine vorherzusagende Zahl ({different} verschiedene Werte in {rows} Zeilen): Dies ist eine Regression.',
    'If these are classes, choose the task classification.':
      'Sind dies Klassen, so wählen Sie die Aufgabe Klassifikation.',
    'Column {column:title} numbers or names the rows: it is ignored.':
      'Spalte {column:title} nummeriert oder benennt die Zeilen: Sie wird ausgelassen.',
    'Column {column:title} has a different value in every row, like a row number, and is used as an input.':
      'Spalte {column:title} hat in jeder Zeile einen anderen Wert, wie eine Zeilennummer, und wird als Eingabe benutzt.',
    'If it names the rows, choose to ignore column {column}.':
      'Benennt sie die Zeilen, so wählen Sie, Spalte {column} auszulassen.',
    'Close the quote, and double each quote inside a quoted cell.':
      'Schließen Sie das Anführungszeichen, und verdoppeln Sie jedes innerhalb einer Zelle in Anführungszeichen.',
    'If lines do not end where rows do, save the table again.':
      'Enden Zeilen der Datei nicht dort, wo die der Tabelle enden, so speichern Sie die Tabelle noch einmal.',
    'Save wide examples as NPZ or IDX.': 'Speichern Sie breite Beispiele als NPZ oder IDX.',
    'Put quotes around cells that contain {delimiter:delimiter}.':
      'Setzen Sie Zellen in Anführungszeichen, die {delimiter:delimiter} enthalten.',
    'Complete the row, or begin the line with # if it is a comment.':
      'Vervollständigen Sie die Zeile, oder beginnen Sie sie mit #, wenn sie ein Kommentar ist.',
    'If several tabs stand for one, choose blanks as delimiter.':
      'Stehen mehrere Tabulatoren für einen, so wählen Sie Leerzeichen als Trennzeichen.',
    'Choose to fill in missing inputs instead of dropping rows, or ignore columns with many missing values.':
      'Wählen Sie, fehlende Eingaben einzusetzen statt Zeilen wegzulassen, oder lassen Sie Spalten mit vielen fehlenden Werten aus.',
    'Commas are read as decimal marks (line {line}: {text} is {number}).':
      'Kommas werden als Dezimalzeichen gelesen (Zeile {line}: {text} ist {number}).',
    'If they are not, choose the point.': 'Sind sie keine, so wählen Sie den Punkt.',
    '{dropped} {row} of {rows} with missing values {is} left out.':
      'Weggelassen, da Werte fehlen: {dropped} von {rows} Zeilen.',
    '{count} {row} without any value {is} skipped.': 'Übersprungene Zeilen ohne jeden Wert: {count}.',
    'No values in {name:columns}: ignored.': 'Keine Werte in {name:columns}: ausgelassen.',
    'The {count} inputs are whole numbers from 0 to 255 and may be the pixels of images: choose the image shape {shape} to read them as such.':
      'Die {count} Eingaben sind ganze Zahlen von 0 bis 255 und können die Pixel von Bildern sein: Wählen Sie die Bildform {shape}, um sie so zu lesen.',
    'The same in every row: {names:columns}.': 'In jeder Zeile gleich: {names:columns}.',
    'The same in every row: {names:columns} and {more} more.':
      'In jeder Zeile gleich: {names:columns} und {more} weitere.',
    'Such inputs carry no information.': 'Solche Eingaben enthalten keine Information.',
    'Targets reach {largest}: training works best where they are near 1, so opening the file standardises them.':
      'Zielwerte reichen bis {largest}: Training gelingt am besten, wenn sie nahe 1 liegen; deshalb standardisiert das Öffnen der Datei sie.',
  },
  title: { '"{title}"': '„{title}“' },
  delimiter: {
    commas: 'Kommas',
    semicolons: 'Semikolons',
    tabs: 'Tabulatoren',
    blanks: 'Leerzeichen',
    'vertical bars': 'senkrechte Striche',
  },
};
