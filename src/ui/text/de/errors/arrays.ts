/** Arrays of NPY, NPZ and IDX: their headers, shapes, labels and pairs. */
export const ARRAYS_DE = {
  claim: {
    'magic number must be {bytes}': 'Die Kennung muss {bytes} sein',
    'magic number must be 00 00, a type of 08, 09, 0b, 0c, 0d or 0e, and 1 to 4 dimensions':
      'Die Kennung muss aus 00 00, einem Typ 08, 09, 0b, 0c, 0d oder 0e und 1 bis 4 Dimensionen bestehen',
    'version must be 1, 2 or 3': 'Die Version muss 1, 2 oder 3 sein',
    'header must be {length} bytes long': 'Der Header muss {length} Bytes lang sein',
    'header must be at most {length} bytes long': 'Der Header darf höchstens {length} Bytes lang sein',
    'what follows the header must be {bytes} bytes, for the shape {shape} of type {type} it claims':
      'Nach dem Header müssen {bytes} Bytes folgen, für die angegebene Form {shape} vom Typ {type}',
    'what follows the header must be {bytes} bytes': 'Nach dem Header müssen {bytes} Bytes folgen',
    'shape must be whole numbers of at least 0': 'Die Form muss aus ganzen Zahlen ab 0 bestehen',
    'shape must be of 1 to {most} sides': 'Die Form muss 1 bis {most} Seiten haben',
    'descr must be a type': 'descr muss ein Typ sein',
    'descr must be one of {types} with its byte order': 'descr muss einer der Typen {types} mit seiner Bytefolge sein',
    'fortran_order must be True or False': 'fortran_order muss True oder False sein',
    'decoded numbers must be at most {most} bytes': 'Die dekodierten Zahlen dürfen höchstens {most} Bytes belegen',
    'test inputs must be {shape} each, as in {file}': 'Test-Eingaben müssen je {shape} sein, wie in {file}',
    'the place of the channels must be chosen for {shape}, which may be {count} images of {a}×{b} with {c} channels or of {d}×{e} with {f}':
      'Die Lage der Kanäle muss für {shape} gewählt werden: Das können {count} Bilder mit {a}×{b} und {c} Kanälen sein oder mit {d}×{e} und {f}',
    'rows that are images must be of {size} numbers, for images of {shape}':
      'Zeilen, die Bilder sind, müssen {size} Zahlen haben, für Bilder von {shape}',
    'number of labels must be {count}, as many as there are inputs in {file}':
      'Es müssen {count} Labels sein, so viele wie Eingaben in {file}',
    'number of labels must be at most {most}': 'Es dürfen höchstens {most} Labels sein',
    'labels must be one per example: N, N×1, or N×K with a single 1 in each row':
      'Es muss ein Label je Beispiel sein: N, N×1 oder N×K mit einer einzigen 1 in jeder Zeile',
    'label must be a finite number': 'Das Label muss eine endliche Zahl sein',
    'label must be a whole number, for a classification': 'Das Label muss für eine Klassifikation eine ganze Zahl sein',
    'label must be a whole number in [0, {most}]': 'Das Label muss eine ganze Zahl in [0, {most}] sein',
    'label must be one of the training labels, {labels}': 'Das Label muss eines der Trainingslabels {labels} sein',
    'labels must be of two classes at least': 'Die Labels müssen zu mindestens zwei Klassen gehören',
    'labels must be of at most {most} classes': 'Die Labels dürfen zu höchstens {most} Klassen gehören',
    'inputs must be N×d, N×h×w, N×h×w×c or N×c×h×w': 'Eingaben müssen N×d, N×h×w, N×h×w×c oder N×c×h×w sein',
    'numbers of one example must be at most {most}': 'Ein Beispiel darf höchstens {most} Zahlen haben',
    'input must be a finite 32-bit number': 'Die Eingabe muss eine endliche 32-Bit-Zahl sein',
    'inputs and labels must be one array each': 'Eingaben und Labels müssen je ein Array sein',
    'inputs and labels must be one array each for {split:split}':
      'Eingaben und Labels müssen {split:split} je ein Array sein',
    'the inputs for the labels {name} must be one array of {count} examples':
      'Die Eingaben zu den Labels {name} müssen ein Array mit {count} Beispielen sein',
    'label must be the name of one of {list:arrays}': 'Das Label muss der Name eines dieser Arrays sein: {list:arrays}',
    'each array to ignore must be the name of one of {list:arrays}':
      'Jedes auszulassende Array muss eines von diesen sein: {list:arrays}',
    'names must be x_train and y_train (x_test and y_test if there is a test set), X and y, data and target, or images and labels':
      'Die Namen müssen x_train und y_train (mit Testmenge auch x_test und y_test), X und y, data und target oder images und labels sein',
    'they must be one file of images and one of labels, or two of each for training and test':
      'Es müssen eine Datei mit Bildern und eine mit Labels sein, oder je zwei für Training und Test',
  },
  split: { train: 'für das Training', test: 'für den Test' },
  arrays: { '{name} (one number)': '{name} (eine Zahl)', '{name} ({shape})': '{name} ({shape})' },
  got: {
    '{count#} of class {name}': '{count} der Klasse {name}',
    '{count#} different ones': '{count} verschiedene',
    '{bytes#}, for the shape {shape} of type {type}': '{bytes}, für die Form {shape} vom Typ {type}',
    '{inputs:arrays} as inputs and {labels:arrays} as labels':
      '{inputs:arrays} als Eingaben und {labels:arrays} als Labels',
    '{images#} of images and {labels#} of labels': '{images} mit Bildern und {labels} mit Labels',
    '{images#} of images and {labels#} of labels: {list}': '{images} mit Bildern und {labels} mit Labels: {list}',
  },
  message: {
    'The file is cut short: copy or download it again.':
      'Die Datei ist abgeschnitten: Kopieren oder laden Sie sie noch einmal herunter.',
    'The file is cut short: save or copy it again.':
      'Die Datei ist abgeschnitten: Speichern oder kopieren Sie sie noch einmal.',
    'It is longer than its header says: write it again.':
      'Sie ist länger, als ihr Header sagt: Schreiben Sie sie noch einmal.',
    'The array is cut short or damaged: save or copy it again.':
      'Das Array ist abgeschnitten oder beschädigt: Speichern oder kopieren Sie es noch einmal.',
    'Is this an IDX file? Open a CSV or NPZ file on its own.':
      'Ist das eine IDX-Datei? Öffnen Sie eine CSV- oder NPZ-Datei für sich allein.',
    'Are these files of one pair?': 'Gehören diese Dateien zu einem Paar?',
    'Save the array with numpy.save, numpy.savez or numpy.savez_compressed.':
      'Speichern Sie das Array mit numpy.save, numpy.savez oder numpy.savez_compressed.',
    'Save the array again with numpy.save.': 'Speichern Sie das Array noch einmal mit numpy.save.',
    'NumPy itself refuses longer ones: save plain arrays, each field of records as a separate one.':
      'Längere nimmt NumPy selbst nicht an: Speichern Sie einfache Arrays, jedes Feld von Datensätzen als eigenes.',
    'No array of NumPy has such a shape: save it again with numpy.save.':
      'Kein Array von NumPy hat eine solche Form: Speichern Sie es noch einmal mit numpy.save.',
    'It holds Python objects: convert it with numpy.array(list, dtype=numpy.float32).':
      'Es enthält Python-Objekte: Wandeln Sie es mit numpy.array(list, dtype=numpy.float32) um.',
    'It holds texts: save class numbers, as numpy.unique(labels, return_inverse=True)[1] gives them.':
      'Es enthält Texte: Speichern Sie Klassennummern, wie numpy.unique(labels, return_inverse=True)[1] sie ergibt.',
    'It holds records: save each field as a separate array.':
      'Es enthält Verbunddatentypen: Speichern Sie jedes Feld als eigenes Array.',
    'Convert it with .astype(numpy.float32) or .astype(numpy.uint8).':
      'Wandeln Sie es mit .astype(numpy.float32) oder .astype(numpy.uint8) um.',
    'Reshape the array, or leave it out of the file.':
      'Ändern Sie die Form des Arrays, oder lassen Sie es aus der Datei weg.',
    'Reshape the array, one example in each row.': 'Bringen Sie das Array in die Form mit einem Beispiel je Zeile.',
    'Save both splits prepared in the same way.': 'Speichern Sie beide Teile gleich aufbereitet.',
    'Choose channels last or first.': 'Wählen Sie Kanäle zuletzt oder zuerst.',
    'Choose other sides.': 'Wählen Sie andere Seitenlängen.',
    'Save fewer examples: a sweep uses at most a million for training and as many for testing.':
      'Speichern Sie weniger Beispiele: Ein Sweep benutzt höchstens eine Million für das Training und ebenso viele für den Test.',
    'Save one class number, or one number to predict, for each example.':
      'Speichern Sie für jedes Beispiel eine Klassennummer oder eine vorherzusagende Zahl.',
    'Leave out the examples whose label is missing.': 'Lassen Sie Beispiele weg, deren Label fehlt.',
    'Choose the task "regression" if labels are numbers to predict.':
      'Wählen Sie die Aufgabe „Regression“, wenn die Labels vorherzusagende Zahlen sind.',
    'Save examples of every class.': 'Speichern Sie Beispiele jeder Klasse.',
    'A class without training examples cannot be tested.':
      'Eine Klasse ohne Trainingsbeispiele lässt sich nicht testen.',
    'Save smaller images or fewer features.': 'Speichern Sie kleinere Bilder oder weniger Merkmale.',
    'Replace missing and too large values first.': 'Ersetzen Sie zuerst fehlende und zu große Werte.',
    'Save fewer examples.': 'Speichern Sie weniger Beispiele.',
    'Save fewer examples, or images as bytes (uint8).':
      'Speichern Sie weniger Beispiele, oder Bilder als Bytes (uint8).',
    'Choose the array of labels, or those to ignore.': 'Wählen Sie das Array der Labels oder die auszulassenden.',
    'Choose those to ignore.': 'Wählen Sie die auszulassenden.',
    'Choose another array of labels.': 'Wählen Sie ein anderes Array mit Labels.',
    'Choose another.': 'Wählen Sie ein anderes.',
    'Open the files of a pair together.': 'Öffnen Sie die Dateien eines Paars zusammen.',
    'Save with numpy.savez(path, x_train=…, y_train=…).': 'Speichern Sie mit numpy.savez(path, x_train=…, y_train=…).',
    '{file}: labels are not whole numbers, so they are read as numbers to predict (a regression).':
      '{file}: Die Labels sind keine ganzen Zahlen und werden deshalb als vorherzusagende Zahlen gelesen (Regression).',
    '{file}: {different} of {count} labels are different, so they are read as numbers to predict (a regression).':
      '{file}: {different} von {count} Labels sind verschieden und werden deshalb als vorherzusagende Zahlen gelesen (Regression).',
    'Choose the task "classification" if each is a class.':
      'Wählen Sie die Aufgabe „Klassifikation“, wenn jedes eine Klasse ist.',
    '{file}: {shape} is read with channels first, as in PyTorch, and transposed to {moved}.':
      '{file}: {shape} wird mit Kanälen zuerst gelesen, wie in PyTorch, und zu {moved} transponiert.',
    '{file}: labels are {labels}, so classes 0 to {most} stand for these {count} in order.':
      '{file}: Die Labels sind {labels}; Klassen 0 bis {most} stehen deshalb der Reihe nach für diese {count}.',
    '{file}: {shape} is read as labels of QMNIST, the class in the first column.':
      '{file}: {shape} wird als Labels von QMNIST gelesen, mit der Klasse in der ersten Spalte.',
    '{names}: validation examples are not used.': '{names}: Validierungsbeispiele werden nicht benutzt.',
    '{names}: not used; inputs are {inputs} and labels {labels}.':
      '{names}: nicht benutzt; Eingaben sind {inputs} und Labels {labels}.',
    '{file}: validation examples are used as the test set.':
      '{file}: Validierungsbeispiele werden als Testmenge benutzt.',
  },
};
