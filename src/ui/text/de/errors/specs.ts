/** Settings of a sweep, its data and its network that do not fit one another. */
export const SPECS_DE = {
  claim: {
    'source must be a generator, since there is neither network nor cache here':
      'Die Quelle muss ein Generator sein, da es hier weder Netzverbindung noch Zwischenspeicher gibt',
    'trainCount + testCount must be at most {count}, the number of examples':
      'trainCount + testCount darf höchstens {count} sein, die Zahl der Beispiele',
    'trainCount must be at most {count}, the number of examples':
      'trainCount darf höchstens {count} sein, die Zahl der Beispiele',
    'testCount must be at most {count}, the number of examples':
      'testCount darf höchstens {count} sein, die Zahl der Beispiele',
    'a value is expected, not {found:found}': 'Hier wird ein Wert erwartet, nicht {found:found}',
    'an operator or the end is expected, not {found:found}':
      'Hier wird ein Rechenzeichen oder das Ende erwartet, nicht {found:found}',
    '")" is expected for the "(" at character {at#}, not {found:found}':
      'Hier wird „)“ zur „(“ bei Zeichen {at} erwartet, nicht {found:found}',
    '"(" is expected after {name}, not {found:found}': 'Nach {name} wird „(“ erwartet, nicht {found:found}',
    '"{name}" is not one of the names {names}': '„{name}“ ist keiner der Namen {names}',
    '"{sign}" has no meaning in a formula': '„{sign}“ hat in einer Formel keine Bedeutung',
    '{name} takes one value, not {count#}': '{name} nimmt einen Wert, nicht {count}',
    '{name} takes {least#} to {most#} values, not {count#}': '{name} nimmt {least} bis {most} Werte, nicht {count}',
    'a product after "{sign}" needs "*" or parentheses': 'Ein Produkt nach „{sign}“ braucht „*“ oder Klammern',
    '{name} is no function: a product with "(" needs "*"': '{name} ist keine Funktion: Ein Produkt mit „(“ braucht „*“',
    '{number#} is too large a number': '{number} ist eine zu große Zahl',
    'a formula ends after at most {most#} characters': 'Eine Formel hat höchstens {most} Zeichen',
    'a formula has at most {most#} values within one another':
      'Eine Formel hat höchstens {most} ineinander geschachtelte Werte',
    'f must be finite at every example': 'f muss bei jedem Beispiel endlich sein',
    '{split}Count must be at most {count}, the number of points':
      '{split}Count darf höchstens {count} sein, die Zahl der Punkte',
    'pool must be 1 or divide both sides of an image': 'pool muss 1 sein oder beide Bildseiten teilen',
    'labelNoise must be 0 for a regression': 'labelNoise muss für eine Regression 0 sein',
    'standardiseTargets must be absent for a classification':
      'standardiseTargets darf für eine Klassifikation nicht gesetzt sein',
    'there must be at least one data seed': 'Es muss mindestens einen Daten-Seed geben',
    'every data seed must be below 2⁵³': 'Jeder Daten-Seed muss kleiner als 2⁵³ sein',
    'all data sets of a sweep must have {shape:dataShape}':
      'Alle Datensätze eines Sweeps müssen {shape:dataShape} haben',
    'it must be squaredError where targets are numbers': 'Er muss squaredError sein, wenn die Zielwerte Zahlen sind',
    'the first layer\'s inputs must be the {count} numbers of an example of "{name}"':
      'Die Eingaben der ersten Schicht müssen die {count} Zahlen eines Beispiels von „{name}“ sein',
    'the last layer must be dense and linear with {count} outputs, or the only one diagonal':
      'Die letzte Schicht muss dicht und linear mit {count} Ausgaben sein, oder die einzige und diagonal',
    'targets of "{name}" must be in both splits or in none':
      'Zielwerte von „{name}“ müssen in beiden Teilen vorkommen oder in keinem',
    'targets of "{name}" must be N × K = {count} numbers': 'Zielwerte von „{name}“ müssen N × K = {count} Zahlen sein',
    'target {number} of "{name}" must be finite': 'Zielwert {number} von „{name}“ muss endlich sein',
    'label {number} of "{name}" must be below {classes}': 'Label {number} von „{name}“ muss kleiner als {classes} sein',
    'a diagonal network needs the squared error and a target of one number':
      'Ein diagonales Netz braucht den quadratischen Fehler und einen Zielwert aus einer Zahl',
    'at least one hidden layer must be as wide as its input':
      'Mindestens eine verborgene Schicht muss so breit sein wie ihre Eingabe',
    'it needs hidden layers of at least 2 units': 'Verlangt sind verborgene Schichten aus mindestens 2 Einheiten',
    'an addition must add the input, of its own width, of an earlier dense layer to which no other adds':
      'Eine Addition muss die Eingabe einer früheren dichten Schicht addieren, von ihrer eigenen Breite und als einzige',
    'a {kind} layer needs images [height, width, channels]':
      'Eine {kind}-Schicht braucht Bilder [height, width, channels]',
    'pooling size must divide the image sides': 'Die Größe des Poolings muss die Bildseiten teilen',
    'the inputs of its examples must take at most {bytes}':
      'Die Eingaben seiner Beispiele dürfen höchstens {bytes} belegen',
    'the states of all runs must take at most {bytes}': 'Die Zustände aller Läufe dürfen höchstens {bytes} belegen',
    'the ascent steps of one mini-batch must take at most {bytes}':
      'Die Aufstiegsschritte eines Mini-Batches dürfen höchstens {bytes} belegen',
    'all runs together must record at most {count} samples':
      'Alle Läufe zusammen dürfen höchstens {count} Messwerte aufzeichnen',
    'every batch size must be at most the number of training examples, {count}':
      'Jede Batchgröße darf höchstens die Zahl der Trainingsbeispiele sein, {count}',
    'must be at most the number of training examples, {count}':
      'Der Wert darf höchstens die Zahl der Trainingsbeispiele sein, {count}',
    "must be at most the {count} steps of that run's budget":
      'Der Wert darf höchstens die {count} Schritte des Budgets jenes Laufs sein',
    'a sweep must have at most {count} runs': 'Ein Sweep darf höchstens {count} Läufe haben',
    'it must be testLoss or trainLoss for a regression': 'Es muss für eine Regression testLoss oder trainLoss sein',
    'must be 0 with the central flow, which is that of plain gradient descent':
      'Der Wert muss 0 sein: Der Zentralfluss ist der des einfachen Gradientenabstiegs',
    'must be plain gradient descent to be compared with its flows':
      'Zum Vergleich mit seinen Flüssen muss sie einfacher Gradientenabstieg sein',
    'must be the full batch to be compared with flows': 'Zum Vergleich mit Flüssen muss es der volle Batch sein',
    'must be absent to be compared with flows': 'Zum Vergleich mit Flüssen darf er nicht gesetzt sein',
    'must be smooth with the central flow': 'Mit dem Zentralfluss muss sie glatt sein',
    'must be 0 with gradient flow, which has none': 'Der Wert muss 0 sein: Der Gradientenfluss hat kein Momentum',
    'must be 0 with {rule}, which has its own': 'Der Wert muss 0 sein: {rule} hat ein eigenes Momentum',
    'must be 0 with {rule}, which has none': 'Der Wert muss 0 sein: {rule} hat kein Momentum',
    'must be false with {rule}, which has its own': 'Der Wert muss false sein: {rule} hat ein eigenes Momentum',
    'must be false with {rule}, which has none': 'Der Wert muss false sein: {rule} hat kein Momentum',
    'must be squaredError with label noise on targets': 'Mit Label-Rauschen auf Zielwerten muss er squaredError sein',
    'must be targets where targets are numbers': 'Der Wert muss targets sein, wenn die Zielwerte Zahlen sind',
    'must have a hidden layer with Muon, which trains the matrices of hidden layers':
      'Mit Muon muss das Modell eine innere Schicht haben: Muon trainiert die Matrizen innerer Schichten',
    'start must hold at most {count} starts within one another':
      'start darf höchstens {count} ineinander geschachtelte Starts enthalten',
    'B must change at most {count} times along a run': 'B darf sich in einem Lauf höchstens {count}-mal ändern',
    'η must change at most {count} times along a run': 'η darf sich in einem Lauf höchstens {count}-mal ändern',
    'a run must end after at most {count} steps': 'Ein Lauf muss nach höchstens {count} Schritten enden',
    'both runs must be trained on the same data set': 'Beide Läufe müssen am selben Datensatz trainiert sein',
    'a run that is examined must be trained on data seed {seed}, the first of its sweep':
      'Ein untersuchter Lauf muss am Daten-Seed {seed} trainiert sein, dem ersten seines Sweeps',
    'a sweep must have begun to train': 'Ein Sweep muss zu trainieren begonnen haben',
    'its data must have classes to be exported': 'Zum Exportieren müssen seine Daten Klassen haben',
    'its batch indices must take at most {bytes} bytes':
      'Die Indizes seiner Batches dürfen höchstens {bytes} Bytes belegen',
    'a run to be exported must be trained by {rules} or {last}':
      'Ein Lauf muss zum Exportieren mit einer dieser Regeln trainiert sein: {rules} oder {last}',
    'recomputed, its training loss after {steps} steps must be the recorded {loss} within {tolerance}':
      'Neu berechnet muss sein Trainingsverlust nach {steps} Schritten der aufgezeichnete sein, {loss} auf {tolerance} genau',
  },
  dataShape: {
    'inputs [{shape}], {count} classes, {train} + {test} examples':
      'Eingaben [{shape}], {count} Klassen, {train} + {test} Beispiele',
    'inputs [{shape}], {count} numbers, {train} + {test} examples':
      'Eingaben [{shape}], {count} Zahlen, {train} + {test} Beispiele',
  },
  got: {
    '{shape:dataShape!} at data seed {seed}': '{shape:dataShape!} beim Daten-Seed {seed}',
    '{pool#} for inputs of shape {shape}': '{pool} für Eingaben der Form {shape}',
    '{y#} at x1 = {a#}, x2 = {b#}': '{y} bei x1 = {a}, x2 = {b}',
    '{loss} and {count} outputs': '{loss} und {count} Ausgaben',
    '{size} of {count}': '{size} von {count}',
    'a schedule': 'ein Zeitplan',
    'inputs of shape {shape}': 'Eingaben der Form {shape}',
    'size {size} on {height}×{width}': 'Größe {size} bei {height}×{width}',
    '{kind} in {count} layers': '{kind} in {count} Schichten',
    'that of layers[{from}] at layers[{number}]': 'die von layers[{from}] bei layers[{number}]',
    'widths {widths}': 'die Breiten {widths}',
    'no hidden layer': 'keine verborgene Schicht',
    '{split} alone': 'nur {split}',
    '{steps#} at η = {rate}': '{steps} bei η = {rate}',
    'data seeds {first} and {second}': 'Daten-Seeds {first} und {second}',
    '{rule:trainingRule}: {reason:whyNot!}': '{rule:trainingRule}: {reason:whyNot!}',
  },
  trainingRule: {
    "central flow (up to {directions} eigenvalues at the edge, a step's error ≤ {tolerance} of its length)":
      'Zentralfluss (bis zu {directions} Eigenwerte am Rand, Fehler eines Schritts ≤ {tolerance} seiner Länge)',
    "gradient flow (Runge–Kutta, a step's error ≤ {tolerance} of its length)":
      'Gradientenfluss (Runge-Kutta, Fehler eines Schritts ≤ {tolerance} seiner Länge)',
    'Dom-SGD on the top {directions} eigenvectors of H ({when:recomputed})':
      'Dom-SGD auf den obersten {directions} Eigenvektoren von H ({when:recomputed})',
    'Bulk-SGD without the top {directions} eigenvectors of H ({when:recomputed})':
      'Bulk-SGD ohne die obersten {directions} Eigenvektoren von H ({when:recomputed})',
    'nudged SGD with γ = {factor} along the top {directions} eigenvectors of H (recomputed every epoch)':
      'Nudged-SGD mit γ = {factor} entlang der obersten {directions} Eigenvektoren von H (jede Epoche neu berechnet)',
    'nudged SGD with γ = {factor} along the top {directions} eigenvectors of H (recomputed every {epochs} epochs)':
      'Nudged-SGD mit γ = {factor} entlang der obersten {directions} Eigenvektoren von H (alle {epochs} Epochen neu berechnet)',
    'full-batch gradient descent with {noise:noise}, of the power of mini-batches':
      'Gradientenabstieg mit vollem Batch und {noise:noise}, mit der Leistung von Mini-Batches',
  },
  noise: {
    'white noise': 'weißem Rauschen',
    'noise of the covariance C of mini-batches': 'Rauschen der Kovarianz C von Mini-Batches',
    'noise of covariance ∝ {shape:noiseShape}': 'Rauschen der Kovarianz ∝ {shape:noiseShape}',
  },
  noiseShape: {
    '{matrix} on its top {directions} eigenvectors ({when:recomputed})':
      '{matrix} auf seinen obersten {directions} Eigenvektoren ({when:recomputed})',
    '{matrix} ({when:recomputed!})': '{matrix} ({when:recomputed!})',
  },
  recomputed: {
    'recomputed every step': 'jeden Schritt neu berechnet',
    'recomputed every {steps} steps': 'alle {steps} Schritte neu berechnet',
  },
  whyNot: {
    'the number of substeps depends on λ₁, which the script does not compute':
      'Die Zahl der Teilschritte hängt von λ₁ ab, das das Skript nicht berechnet',
    'its noise needs all per-example gradients, or eigenvectors, which the script does not compute':
      'Ihr Rauschen braucht alle Gradienten einzelner Beispiele oder Eigenvektoren, die das Skript nicht berechnet',
    'its curvature needs Hessian products and their derivatives, which the script does not compute':
      'Seine Krümmung braucht Produkte mit der Hesse-Matrix und deren Ableitungen, die das Skript nicht berechnet',
    'its eigenvectors need Hessian products, which the script does not compute':
      'Ihre Eigenvektoren brauchen Produkte mit der Hesse-Matrix, die das Skript nicht berechnet',
  },
  message: {
    'sweep spec: {faults:fault*}.': 'Spezifikation des Sweeps: {faults:fault*}.',
    'data set spec: {faults:fault*}.': 'Spezifikation des Datensatzes: {faults:fault*}.',
    'Correct this and try again.': 'Berichtigen Sie dies und versuchen Sie es noch einmal.',
    'Correct these and run again.': 'Berichtigen Sie dies und starten Sie noch einmal.',
    'Choose a generated data set.': 'Wählen Sie einen erzeugten Datensatz.',
    'Choose another data set.': 'Wählen Sie einen anderen Datensatz.',
    'Use fewer examples, or draw more points.': 'Nehmen Sie weniger Beispiele, oder zeichnen Sie mehr Punkte.',
    'Correct the formula.': 'Berichtigen Sie die Formel.',
    'Change the formula so that it has a value there.': 'Ändern Sie die Formel so, dass sie dort einen Wert hat.',
    'Use fewer examples.': 'Nehmen Sie weniger Beispiele.',
    'Choose another pooling.': 'Wählen Sie ein anderes Pooling.',
    'Use the noise of the data set itself.': 'Benutzen Sie das Rauschen des Datensatzes selbst.',
    'Remove it.': 'Entfernen Sie es.',
    'Use a smaller dataset.seed.': 'Nehmen Sie ein kleineres dataset.seed.',
    'Remove that seed.': 'Entfernen Sie diesen Seed.',
    'Choose the squared error, or data with classes.': 'Wählen Sie den quadratischen Fehler, oder Daten mit Klassen.',
    'Resolve the network for this dataset.': 'Bilden Sie das Netz für diesen Datensatz.',
    'Correct the network.': 'Berichtigen Sie das Netz.',
    'Check the {split} examples.': 'Prüfen Sie die Beispiele von {split}.',
    'Choose a regression and the squared error.': 'Wählen Sie eine Regression und den quadratischen Fehler.',
    'Give neighbouring layers one width, or switch the residual blocks off.':
      'Geben Sie benachbarten Schichten dieselbe Breite, oder schalten Sie die Residualblöcke aus.',
    'Widen or add hidden layers, or switch the normalisation off.':
      'Verbreitern oder ergänzen Sie verborgene Schichten, oder schalten Sie die Normalisierung aus.',
    'Choose an image dataset or empty the stem.': 'Wählen Sie einen Datensatz mit Bildern, oder leeren Sie stem.',
    'Choose another size or move the layer.': 'Wählen Sie eine andere Größe, oder verschieben Sie die Schicht.',
    'Choose the squared error, or replaced labels.': 'Wählen Sie den quadratischen Fehler, oder ersetzte Labels.',
    'Leave the rule out.': 'Lassen Sie die Regel weg.',
    'Open a run with B = {count}.': 'Öffnen Sie einen Lauf mit B = {count}.',
    'Leave the schedule out.': 'Lassen Sie den Zeitplan weg.',
    'Choose label noise on targets.': 'Wählen Sie Label-Rauschen auf Zielwerten.',
    'Switch it off.': 'Schalten Sie es aus.',
    'Add a layer, or choose another rule.': 'Fügen Sie eine Schicht hinzu, oder wählen Sie eine andere Regel.',
    'Use fewer or smaller examples.': 'Nehmen Sie weniger oder kleinere Beispiele.',
    'Use fewer runs or a smaller network.': 'Nehmen Sie weniger Läufe oder ein kleineres Netz.',
    'Use a larger ascentBatch or a smaller B.': 'Nehmen Sie ein größeres ascentBatch oder ein kleineres B.',
    'Measure less often or use fewer runs.': 'Messen Sie seltener, oder nehmen Sie weniger Läufe.',
    'Use "full" for the whole set, or more examples.': 'Nehmen Sie „full“ für die ganze Menge, oder mehr Beispiele.',
    'Use fewer values or seeds.': 'Nehmen Sie weniger Werte oder Seeds.',
    'Choose a loss.': 'Wählen Sie einen Verlust.',
    'Set it to 0.': 'Setzen Sie ihn auf 0.',
    'Choose tanh, GELU or softplus: {reason:message!}.': 'Wählen Sie tanh, GELU oder Softplus: {reason}.',
    'Start from a shorter chain of runs.': 'Starten Sie von einer kürzeren Kette von Läufen.',
    'Use longer phases or a smaller budget.': 'Nehmen Sie längere Phasen oder ein kleineres Budget.',
    'Use a larger everyEpochs or a smaller budget.': 'Nehmen Sie ein größeres everyEpochs oder ein kleineres Budget.',
    'Use a smaller budget.': 'Nehmen Sie ein kleineres Budget.',
    'Compare runs of one data seed.': 'Vergleichen Sie Läufe eines einzigen Daten-Seeds.',
    'Examine a sweep of that data seed alone.': 'Untersuchen Sie einen Sweep mit diesem Daten-Seed allein.',
    'Press Run.': 'Drücken Sie „Starten“.',
    'Choose a shorter run or a smaller budget.': 'Wählen Sie einen kürzeren Lauf oder ein kleineres Budget.',
    'Inspect it in the microscope, or save the sweep, from which it can be recomputed here.':
      'Untersuchen Sie ihn im Mikroskop, oder speichern Sie den Sweep, aus dem er sich hier neu berechnen lässt.',
    'Was it recorded by another version or on other data?':
      'Wurde er mit einer anderen Version oder an anderen Daten aufgezeichnet?',
    'Run the sweep again.': 'Führen Sie den Sweep noch einmal aus.',
  },
};
