/** Networks from files: their arrays, shapes and notes. */
export const NETWORKS_DE = {
  claim: {
    'shape must be [kernel, kernel, in, out] for convolutions, then [in, out] for dense layers':
      'Die Form muss [kernel, kernel, in, out] für Faltungen sein, danach [in, out] für dichte Schichten',
    'shape must be [N, height, width] or [N, height, width, channels] for a network with convolutions or pooling':
      'Die Form muss [N, height, width] oder [N, height, width, channels] sein, für ein Netz mit Faltungen oder Pooling',
    'shape must be [3, 3, {channels}, out] or [5, 5, {channels2}, out] (stride 1, "same" zero padding)':
      'Die Form muss [3, 3, {channels}, out] oder [5, 5, {channels2}, out] sein (Schrittweite 1, mit Nullen aufgefüllt zu gleicher Größe)',
    'shape must be [{size}, out], for its {inputs} inputs':
      'Die Form muss [{size}, out] sein, für ihre {inputs} Eingaben',
    'shape must be {shape}': 'Die Form muss {shape} sein',
    'shape must be [N, {shape}], as x_train': 'Die Form muss [N, {shape}] sein, wie bei x_train',
    'last layer must be dense with at least 2 outputs, [in, classes]':
      'Die letzte Schicht muss dicht sein und mindestens 2 Ausgaben haben, [in, classes]',
    'number of layers must be at most {most}': 'Es dürfen höchstens {most} Schichten sein',
    'shapes must be such that each layer takes the outputs of the previous one, from x_train [N, {shape}] on':
      'Die Formen müssen so sein, dass jede Schicht die Ausgaben der vorigen annimmt, von x_train [N, {shape}] an',
    'names must be W0, b0, W1, b1, … without a gap, or those of a PyTorch state_dict (0.weight, 0.bias, …), with x_train and y_train (x_test and y_test if there is a test set)':
      'Die Namen müssen lückenlos W0, b0, W1, b1, … sein oder die eines state_dict von PyTorch (0.weight, 0.bias, …), mit x_train und y_train (mit Testmenge auch x_test und y_test)',
    'names must be x_{split} and y_{split2}, the examples that the network is measured on':
      'Die Namen müssen x_{split} und y_{split2} sein, die Beispiele, an denen das Netz gemessen wird',
    'array must be there, of shape {shape}': 'Das Array muss vorhanden sein, mit der Form {shape}',
    'number {number} must be a finite 32-bit number': 'Zahl {number} muss eine endliche 32-Bit-Zahl sein',
    'type must be float32 or float64, the numbers that the network sees':
      'Der Typ muss float32 oder float64 sein, die Zahlen, die das Netz sieht',
    'the position of the channels must be stated where both first and last fit the first convolution':
      'Die Lage der Kanäle muss angegeben sein, wenn beide, first und last, zur ersten Faltung passen',
    'one-hot labels must be N×{classes}, for the outputs of the network':
      'One-Hot-Labels müssen N×{classes} sein, für die Ausgaben des Netzes',
    'number of examples must be at least 1': 'Es muss mindestens 1 Beispiel sein',
    '{key} must be a whole number of at least {least}': '{key} muss eine ganze Zahl ab {least} sein',
    'header length must be at most {most}': 'Der Header darf höchstens {most} Bytes lang sein',
    'header must be a JSON object': 'Der Header muss ein JSON-Objekt sein',
    'data_offsets must be {bytes} bytes apart, for the shape [{shape}] of type {type}':
      'data_offsets müssen {bytes} Bytes auseinander liegen, für die Form [{shape}] vom Typ {type}',
    'data_offsets must be from {from}, where the tensor before ends, to at most {most}':
      'data_offsets müssen von {from}, dem Ende des Tensors davor, bis höchstens {most} reichen',
    'number of tensors must be at most {most}': 'Es dürfen höchstens {most} Tensoren sein',
    'each must be one of {names}': 'Jedes muss eines von diesen sein: {names}',
    'every array must be a weight or a bias of a layer or data':
      'Jedes Array muss ein Gewicht oder ein Bias einer Schicht sein oder Daten',
    'it must name {count} conv, one per weight of four dimensions':
      'Es müssen {count} conv genannt sein, eines je Gewicht mit vier Dimensionen',
    'pool{size} must divide the image sides': 'pool{size} muss die Bildseiten teilen',
    'it must be one of {names}': 'Verlangt ist eines von diesen: {names}',
    'there must be a scale and a shift for each hidden dense layer, of sizes {shape}':
      'Zu jeder verborgenen dichten Schicht muss es eine Skala und eine Verschiebung geben, mit den Größen {shape}',
    'it must be {word}': 'Verlangt ist {word}',
    'it must be first or last': 'Es muss first oder last sein',
    'it must be given, because arrays do not contain it': 'Sie muss angegeben sein, da Arrays sie nicht enthalten',
    'there must be one, or {count} for {layers} hidden layers':
      'Es muss eine sein, oder {count} für {layers} verborgene Schichten',
    'it must be a whole number of at least 1': 'Es muss eine ganze Zahl ab 1 sein',
    'it must be at most the number of training examples, {count}':
      'Es darf höchstens die Zahl der Trainingsbeispiele sein, {count}',
    'the training loss must be the {text} that the file notes ({name})':
      'Der Trainingsverlust muss der in der Datei notierte sein, {text} ({name})',
  },
  message: {
    'Save the weights in the order of the layers.': 'Speichern Sie die Gewichte in der Reihenfolge der Schichten.',
    'Reshape it; channels come last.': 'Ändern Sie die Form; Kanäle kommen zuletzt.',
    'Kernels of other sizes cannot be measured.': 'Kerne anderer Größe lassen sich nicht messen.',
    'Kernels of other sizes cannot be measured; channels of x_train come last.':
      'Kerne anderer Größe lassen sich nicht messen; Kanäle von x_train kommen zuletzt.',
    'PyTorch keeps [out, in, kernel, kernel]: save its state_dict as it is, or weight.permute(2, 3, 1, 0).contiguous().':
      'PyTorch hält [out, in, kernel, kernel]: Speichern Sie das state_dict, wie es ist, oder weight.permute(2, 3, 1, 0).contiguous().',
    'PyTorch keeps [out, in]: save its state_dict as it is, or numpy.ascontiguousarray(weight.T).':
      'PyTorch hält [out, in]: Speichern Sie das state_dict, wie es ist, oder numpy.ascontiguousarray(weight.T).',
    'Does the network pool?': 'Enthält das Netz Pooling?',
    'Name its stem, as in stem="conv pool2"; convolutions keep the sides of the image.':
      'Nennen Sie seine ersten Schichten, wie in stem="conv pool2"; Faltungen behalten die Seiten des Bilds.',
    'Save model.state_dict() as it is: arrays called "weight" are read as PyTorch keeps them, [out, in].':
      'Speichern Sie model.state_dict(), wie es ist: Arrays namens „weight“ werden gelesen, wie PyTorch sie hält, [out, in].',
    'Save the inputs as the network sees them.': 'Speichern Sie die Eingaben, wie das Netz sie sieht.',
    'Only classifiers can be measured, with a dense linear layer at the end.':
      'Nur Klassifikatoren lassen sich messen, mit einer dichten linearen Schicht am Ende.',
    'Deeper networks cannot be measured here.': 'Tiefere Netze lassen sich hier nicht messen.',
    'Arrays called "weight" are read as PyTorch keeps them, [out, in] or [out, in, kernel, kernel], by number or name: save model.state_dict() as it is, or rename the layers 0, 1, 2, … in forward order.':
      'Arrays namens „weight“ werden gelesen, wie PyTorch sie hält, [out, in] oder [out, in, kernel, kernel], nach Nummer oder Name: Speichern Sie model.state_dict(), wie es ist, oder benennen Sie die Schichten in Vorwärtsrichtung um zu 0, 1, 2, ….',
    'Save with numpy.savez(path, W0=…, b0=…, x_train=…, y_train=…).':
      'Speichern Sie mit numpy.savez(path, W0=…, b0=…, x_train=…, y_train=…).',
    'Every layer has a bias; save zeros where it was trained without (curvature then counts it).':
      'Jede Schicht hat einen Bias; speichern Sie Nullen, wo ohne ihn trainiert wurde (die Krümmung zählt ihn dann mit).',
    'Save all layers.': 'Speichern Sie alle Schichten.',
    'A network that has diverged cannot be measured.': 'Ein Netz, das divergiert ist, lässt sich nicht messen.',
    'Save both with the weights.': 'Speichern Sie beide mit den Gewichten.',
    'Save them scaled as for training.': 'Speichern Sie sie skaliert wie für das Training.',
    'Note channels="first" or channels="last" in the file.':
      'Notieren Sie channels="first" oder channels="last" in der Datei.',
    'A label is the number of an output, from 0.': 'Ein Label ist die Nummer einer Ausgabe, ab 0.',
    'Save the examples that it was trained on.': 'Speichern Sie die Beispiele, an denen es trainiert wurde.',
    'Correct it or leave it out.': 'Berichtigen Sie es, oder lassen Sie es weg.',
    'Correct the name or leave it out.': 'Berichtigen Sie den Namen, oder lassen Sie ihn weg.',
    'Correct it.': 'Berichtigen Sie es.',
    'Write each note as one string.': 'Schreiben Sie jede Notiz als eine Zeichenkette.',
    'Save it as float32.': 'Speichern Sie ihn als float32.',
    'The file is cut short or damaged: save or copy it again.':
      'Die Datei ist abgeschnitten oder beschädigt: Speichern oder kopieren Sie sie noch einmal.',
    'Its header is wrong: write it again with safetensors.torch.save_file or safetensors.numpy.save_file.':
      'Ihr Header ist falsch: Schreiben Sie sie noch einmal mit safetensors.torch.save_file oder safetensors.numpy.save_file.',
    'Save the arrays of one network.': 'Speichern Sie die Arrays eines einzigen Netzes.',
    'gelu is the exact x·Φ(x) here; the approximation by tanh is another function and cannot be measured.':
      'gelu ist hier das genaue x·Φ(x); die Näherung mit tanh ist eine andere Funktion und lässt sich nicht messen.',
    'Networks with another activation cannot be measured here.':
      'Netze mit einer anderen Aktivierung lassen sich hier nicht messen.',
    "PyTorch's CrossEntropyLoss, NLLLoss and MSELoss are read as these; no other loss can be measured.":
      'CrossEntropyLoss, NLLLoss und MSELoss von PyTorch werden als diese gelesen; kein anderer Verlust lässt sich messen.',
    'Name one of these for each layer.': 'Nennen Sie eines davon für jede Schicht.',
    "Save it in the file as activation='tanh', or name it (--activation in a terminal): {names}.":
      "Speichern Sie sie in der Datei als activation='tanh', oder nennen Sie sie (--activation in einem Terminal): {names}.",
    'The last layer is linear.': 'Die letzte Schicht ist linear.',
    'Choose another size or position.': 'Wählen Sie eine andere Größe oder Stelle.',
    "Networks here have no normalisation but nn.LayerNorm before the activation of every hidden dense layer, which the file notes as normalisation='layer'; results without these would be those of a different network.":
      "Netze haben hier keine Normalisierung außer nn.LayerNorm vor der Aktivierung jeder verborgenen dichten Schicht, notiert als normalisation='layer'; ohne diese Arrays wären die Ergebnisse die eines anderen Netzes.",
    'Save those of all hidden layers, or leave the note out.':
      'Speichern Sie die aller verborgenen Schichten, oder lassen Sie die Angabe weg.',
    'Fold it into the layers before it and save the result, or name them as arrays to ignore.':
      'Rechnen Sie sie in die Schichten davor ein und speichern Sie das Ergebnis, oder nennen Sie sie als auszulassende Arrays.',
    'If they belong to the network, results without them would be those of a different one.':
      'Gehören sie zum Netz, so wären die Ergebnisse ohne sie die eines anderen.',
    'Leave them out otherwise, or name them as arrays to ignore.':
      'Lassen Sie sie sonst weg, oder nennen Sie sie als auszulassende Arrays.',
    'Save all examples that it was trained on, or leave it out.':
      'Speichern Sie alle Beispiele, an denen es trainiert wurde, oder lassen Sie die Angabe weg.',
    '{file}: whether W0, … were contiguous when they were saved cannot be checked, and safetensors scrambles a weight.T that was not.':
      '{file}: Ob W0, … beim Speichern zusammenhängend lagen, lässt sich nicht prüfen, und safetensors bringt ein weight.T durcheinander, das es nicht war.',
    'Note the training loss in the file (train_loss), or save the state_dict as it is.':
      'Notieren Sie den Trainingsverlust in der Datei (train_loss), oder speichern Sie das state_dict, wie es ist.',
    '{file}: {names} is ignored; if the network needs them, this is a different network.':
      '{file}: {names} wird ausgelassen; braucht das Netz es, so ist dies ein anderes Netz.',
    '{file}: {names} are ignored; if the network needs them, this is a different network.':
      '{file}: {names} werden ausgelassen; braucht das Netz sie, so ist dies ein anderes Netz.',
    'several orders of the layers fit their shapes; they are read in the order of their names: {names}.':
      'Mehrere Reihenfolgen der Schichten passen zu ihren Formen; sie werden in der Reihenfolge ihrer Namen gelesen: {names}.',
    'the layers are read in the only order in which their shapes fit: {names}.':
      'Die Schichten werden in der einzigen Reihenfolge gelesen, in der ihre Formen passen: {names}.',
    'The weights may be scrambled or transposed: safetensors writes a weight.T that was not made contiguous in another order than its shape says.':
      'Die Gewichte sind vielleicht durcheinander oder transponiert: safetensors schreibt ein weight.T, das nicht zusammenhängend gemacht wurde, in anderer Reihenfolge, als seine Form sagt.',
    'Save the state_dict as it is, or weight.T.contiguous(); else activation, loss or data are not those it was trained with.':
      'Speichern Sie das state_dict, wie es ist, oder weight.T.contiguous(); sonst sind Aktivierung, Verlust oder Daten nicht die, mit denen es trainiert wurde.',
    'Nothing measured here is that network’s.': 'Nichts hier Gemessene gehört zu jenem Netz.',
    'x_train [N, {shape}] is read with channels first.': 'x_train [N, {shape}] wird mit Kanälen zuerst gelesen.',
    'The squared error is ½‖f(x) − onehot(y)‖² per example: K/2 = {factor} times torch.nn.MSELoss, which is a mean over examples and the K = {outputs} outputs; {number:number!}.':
      'Der quadratische Fehler ist ½‖f(x) − onehot(y)‖² je Beispiel: K/2 = {factor}-mal torch.nn.MSELoss, das ein Mittel über Beispiele und die K = {outputs} Ausgaben ist; {number:number!}.',
    'NLLLoss of log_softmax is the cross-entropy of the outputs before log_softmax, and is read as that.':
      'NLLLoss von log_softmax ist die Kreuzentropie der Ausgaben vor log_softmax und wird als diese gelesen.',
    'The training loss is the one that the file notes ({name}).':
      'Der Trainingsverlust ist der in der Datei notierte ({name}).',
    'the file has no test examples (x_test, y_test)': 'die Datei hat keine Testbeispiele (x_test, y_test)',
    'the file has no initial weights (initial.W0, …)': 'die Datei hat keine Anfangsgewichte (initial.W0, …)',
    'the file has no last step (velocity.W0, …, without Nesterov)':
      'die Datei hat keinen letzten Schritt (velocity.W0, …, ohne Nesterov)',
    'a file does not hold what an optimiser divides its steps by':
      'eine Datei enthält nicht, wodurch ein Optimierer seine Schritte teilt',
    'a file holds the weights at one step, not those of the next steps':
      'eine Datei hält die Gewichte eines Schritts, nicht die der nächsten',
    'the Hessian of a ReLU network jumps where a unit changes sign, and its derivative in between misses those jumps':
      'die Hesse-Matrix eines ReLU-Netzes springt, wo eine Einheit ihr Vorzeichen wechselt, und ihre Ableitung dazwischen erfasst diese Sprünge nicht',
    'the batch size of training is not known (batch_size)':
      'die Batchgröße des Trainings ist nicht bekannt (batch_size)',
    'The loss that the file notes ({text}) is the measured one as {other:loss!}.':
      'Der in der Datei notierte Verlust ({text}) ist der gemessene als {other:loss!}.',
  },
  number: {
    'the same number': 'dieselbe Zahl',
    'so losses, gradients and eigenvalues are {factor} times PyTorch’s':
      'Verluste, Gradienten und Eigenwerte sind also das {factor}-Fache derer von PyTorch',
  },
  loss: {
    'torch.nn.MSELoss, the mean over examples and outputs': 'torch.nn.MSELoss, das Mittel über Beispiele und Ausgaben',
    'the squared error without ½': 'quadratischer Fehler ohne ½',
  },
};
