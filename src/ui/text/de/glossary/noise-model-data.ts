import type { EntryTexts, IdsOf } from '../../../glossary/glossary-text.ts';

/** Gradientenrauschen, Gewichte, Netze und Daten. */
export const NOISE_MODEL_DATA_GERMAN: EntryTexts<IdsOf<'noise' | 'weights' | 'model' | 'data'>> = {
  gradientNoise: {
    name: 'Gradientenrauschen',
    meaning: 'Der Unterschied zwischen dem Gradienten eines Mini-Batches und dem über die ganze Trainingsmenge.',
    paragraph:
      'Sein Mittel ist 0 und seine Kovarianz C/B, mit C der Kovarianz der Gradienten einzelner Beispiele. C ist nicht isotrop: Entlang Richtungen, in denen der Verlust scharf ist, ist das Rauschen stärker.',
    picture:
      'Gradienten einzelner Beispiele, ihr Mittel und Mittel von Mini-Batches aus 4 und 16: je größer der Batch, desto näher am Mittel.',
  },
  covarianceTrace: {
    name: 'Spur der Gradientenkovarianz',
    meaning: 'tr C: der mittlere quadrierte Abstand des Gradienten eines Beispiels vom mittleren Gradienten.',
    paragraph: 'Durch B geteilt ist sie die erwartete quadrierte Länge des Rauschens eines Schritts, vor η.',
  },
  covarianceTop: {
    name: 'Größte Varianz des Gradientenrauschens',
    meaning: 'Der größte Eigenwert der Gradientenkovarianz C: die Varianz in der Richtung stärksten Rauschens.',
    paragraph: 'Verglichen mit tr C sagt er, auf wie wenige Richtungen sich das Rauschen konzentriert.',
  },
  gradientNormSquared: {
    name: 'Quadrierte Norm des Gradienten',
    meaning: '‖∇L‖²: die quadrierte Länge des Gradienten über die ganze Trainingsmenge.',
    paragraph: 'Ein kleiner Schritt mit vollem Batch senkt den Verlust um etwa η‖∇L‖².',
  },
  simpleNoiseScale: {
    name: 'Einfache Rauschskala',
    meaning: 'tr C/‖∇L‖²: die Batchgröße, bei der Rauschen und Gradient gleich stark sind.',
    paragraph:
      'Weit darunter spart ein größerer Batch Schritte fast im selben Verhältnis, weit darüber spart er kaum welche. Sie wächst während des Trainings, weil der Gradient schneller abnimmt als das Rauschen.',
  },
  noiseScale: {
    name: 'Rauschskala',
    meaning:
      'Dasselbe Verhältnis mit der Hesse-Matrix gewichtet: Dort kostet Rauschen so viel Fortschritt wie Krümmung.',
    paragraph:
      'Die beste Lernrate eines einzelnen Schritts ist die des vollen Batches, geteilt durch eins plus Rauschskala durch B. Definiert, wo die Krümmung entlang dem Gradienten positiv ist.',
  },
  noiseAlignment: {
    name: 'Ausrichtung des Rauschens an der Krümmung',
    meaning: 'Wie viel mehr Rauschen es entlang scharfer Richtungen gibt als bei isotropem Rauschen; dort 1.',
    paragraph:
      'Werte weit über 1 heißen, dass das Rauschen von SGD vor allem dort wirkt, wo der Verlust scharf ist, was hilft, scharfe Minima zu verlassen.',
  },
  gradientTopAlignment: {
    name: 'Gradient entlang der schärfsten Richtung',
    meaning: 'Der Anteil des quadrierten Gradienten, der entlang dem ersten Hesse-Eigenvektor liegt.',
    paragraph: 'Auf eine von P Richtungen entfiele bei einem Zufallsvektor 1/P.',
  },
  gradientTopFraction: {
    name: 'Gradient in den schärfsten Richtungen',
    meaning: 'Der Anteil des quadrierten Gradienten, der in den 5 schärfsten Richtungen liegt.',
    paragraph:
      'Eine Zufallsrichtung hätte 5/P. Ein viel größerer Anteil heißt, dass der Gradient vor allem entlang scharfer Richtungen zeigt.',
  },
  stepTopFraction: {
    name: 'Schritt in den schärfsten Richtungen',
    meaning: 'Der Anteil der quadrierten Länge des letzten Schritts, der in den 5 schärfsten Richtungen liegt.',
    paragraph: 'Wie der Anteil des Gradienten, aber für den ausgeführten Schritt mit Rauschen und Momentum.',
  },
  subspaceOverlap: {
    name: 'Überlappung scharfer und verrauschter Richtungen',
    meaning: 'Wie weit die 5 schärfsten Richtungen von H und die 5 verrauschtesten von C übereinstimmen; 1, wenn ganz.',
    paragraph: 'Zufällige Räume der Dimension 5 überlappen im Mittel zu 5/P.',
  },
  distance: {
    name: 'Abstand von der Initialisierung',
    meaning: 'Die Länge der Differenz zwischen den Gewichten und ihren Anfangswerten.',
    paragraph: 'Bei viel Rauschen bewegen sich die Gewichte weiter, bevor derselbe Verlust erreicht ist.',
  },
  stepLength: {
    name: 'Länge eines Schritts',
    meaning: 'Die Strecke, um die der nächste Schritt die Gewichte verschiebt.',
    paragraph: 'Sie enthält η, das Momentum und das Rauschen des Mini-Batches.',
  },
  stepCosine: {
    name: 'Kosinus zwischen Schritten',
    meaning: 'Der Kosinus des Winkels zwischen den nächsten zwei Schritten: 1 für geradeaus, −1 für hin und zurück.',
    paragraph: 'Negative Werte sind typisch für Schritte quer zu einer Richtung, in der ηλ größer als 1 ist.',
  },
  parameterNorm: {
    name: 'Norm der Gewichte',
    meaning: 'Die Länge des Vektors aller Gewichte, ohne Schwellenwerte.',
    paragraph: 'Mit Kreuzentropie wächst sie weiter, nachdem alle Beispiele angepasst sind.',
  },
  fisherRao: {
    name: 'Fisher-Rao-Norm',
    meaning: 'Das quadratische Mittel des Produkts aus Gradient und Gewichten über die Trainingsbeispiele.',
    paragraph:
      'Ein Maß der Komplexität, das gleich bleibt, wenn Schichten eines ReLU-Netzes gegeneinander umskaliert werden.',
  },
  network: {
    name: 'Netz',
    meaning: 'Schichten von Einheiten; 144-32-32-10 hat 144 Eingaben, zwei verborgene Schichten und 10 Ausgaben.',
    paragraph:
      'Verborgene Schichten wenden die Aktivierung an, die Ausgabeschicht nicht. Ohne verborgene Schichten ist das Modell eine lineare oder Softmax-Regression.',
  },
  diagonalNetwork: {
    name: 'Diagonales lineares Netz',
    meaning: 'Eine Regression mit den Gewichten u² − v² je Eingabe: linear in der Eingabe, nicht in den Parametern.',
    paragraph:
      'Das einfachste Modell, in dem das Rauschen von SGD eine andere Lösung auswählt: Mit weniger Beispielen als Eingaben findet verrauschtes Training eine dünner besetzte.',
  },
  residualBlock: {
    name: 'Residualblock',
    meaning: 'Eine verborgene Schicht, die ihre Eingabe zur Ausgabe addiert; beide müssen gleich breit sein.',
    paragraph:
      'Schichten mit anderer Breite als ihre Eingabe addieren nichts. Mit Schichtnormalisierung wird die Eingabe nach der Aktivierung addiert, ohne Normalisierung.',
  },
  layerNormalisation: {
    name: 'Schichtnormalisierung',
    meaning: 'Summen einer Schicht vor der Aktivierung, minus ihr Mittel, geteilt durch ihre Standardabweichung.',
    paragraph:
      'Jede Einheit hat danach eine Skala γ, die bei 1 beginnt, und eine Verschiebung β, die bei 0 beginnt; beide werden trainiert. Ein positiver Faktor an allen Gewichten der Schicht ändert nichts außer dem Anteil von ε = 10⁻⁵. Sie ist die von PyTorch, nn.LayerNorm.',
  },
  stem: {
    name: 'Faltungsschichten am Eingang',
    meaning: 'Faltungen und Pooling vor den verborgenen Schichten, für Bilder.',
    paragraph: 'Jede Faltung hat Kerne von 3 × 3 oder 5 × 5 Pixeln, Auffüllen mit Nullen und die Aktivierung.',
  },
  activation: {
    name: 'Aktivierungsfunktion',
    meaning: 'Die Funktion, die jede verborgene Einheit auf ihre gewichtete Summe anwendet.',
    paragraph:
      'Ihre Krümmung ist für die Hesse-Matrix wesentlich: ReLU besteht aus zwei geraden Stücken, die anderen sind glatt.',
    picture: 'Die wählbaren Aktivierungsfunktionen von −4 bis 4.',
  },
  tanh: {
    name: 'tanh',
    meaning: 'Eine Aktivierung: der Tangens hyperbolicus, glatt und zwischen −1 und 1 beschränkt.',
    paragraph: 'Hier die Voreinstellung: Sie ist glatt, sodass die Hesse-Matrix überall definiert ist.',
  },
  relu: {
    name: 'ReLU',
    meaning: 'Eine Aktivierung: der positive Teil max(0, z).',
    paragraph: 'Ihre zweite Ableitung ist 0, außer bei 0, wo sie keine hat.',
  },
  gelu: {
    name: 'GELU',
    meaning: 'Eine Aktivierung: z mal Verteilungsfunktion der Normalverteilung, eine glatte Variante von ReLU.',
    paragraph: 'Mit der Fehlerfunktion berechnet, nicht mit der Näherung durch tanh.',
  },
  softplus: {
    name: 'Softplus',
    meaning: 'Eine Aktivierung: log(1 + exp z), eine glatte Variante von ReLU.',
    paragraph: 'Ihre Ableitung ist die logistische Funktion.',
  },
  linear: {
    name: 'Lineare Aktivierung',
    meaning: 'Keine Aktivierung: Die Einheiten geben ihre gewichteten Summen weiter.',
    paragraph: 'Das Netz ist dann linear in seiner Eingabe, sein Verlust aber nicht quadratisch in seinen Gewichten.',
  },
  initialisation: {
    name: 'Anfangsgewichte',
    meaning:
      'Unabhängige normalverteilte Zahlen, deren Varianz von der Zahl der Eingänge abhängt; Schwellenwerte sind 0.',
    paragraph:
      'Die Varianz nach LeCun ist 1/fan-in, nach He 2/fan-in, nach Xavier 2/(fan-in + fan-out), jeweils mal dem quadrierten Verstärkungsfaktor. Ein Seed legt die Gewichte für alle Zellen eines Sweeps fest.',
  },
  gain: {
    name: 'Anfangsverstärkung',
    meaning: 'Ein Faktor aller Anfangsgewichte.',
    paragraph:
      'Ein größerer Faktor macht den Verlust am Anfang schärfer, lässt die Merkmale sich weniger ändern und vergrößert die Generalisierungslücke, die Rauschen verkleinern kann.',
  },
  dataset: {
    name: 'Datensatz',
    meaning: 'Eingaben mit ihren Klassen oder Zielwerten, geteilt in Trainings- und Testbeispiele.',
    paragraph:
      'Erzeugte Datensätze haben beliebig viele Beispiele; gleiche Spezifikationen ergeben auf jeder Maschine dieselben Bits.',
  },
  trainTestSplit: {
    name: 'Trainings- und Testbeispiele',
    meaning: 'N Beispiele zum Trainieren und andere, die nur zum Messen der Generalisierung dienen.',
    paragraph: 'Mehr Testbeispiele machen Testgenauigkeit und Lücke genauer und kosten Zeit.',
  },
  dataSeed: {
    name: 'Daten-Seed',
    meaning: 'Die Zahl, die bestimmt, welche Beispiele gezogen und wie sie aufgeteilt werden.',
    paragraph:
      'Mit mehreren Daten-Seeds wird ein Sweep auf unabhängigen Datensätzen wiederholt, und Intervalle gehen über diese: Erst dann sagen sie etwas über die Art der Daten, nicht über einen Datensatz.',
  },
  labelNoise: {
    name: 'Falsche Labels',
    meaning: 'Der Anteil der Trainingslabels, die durch eine gleichverteilt gewählte andere Klasse ersetzt sind.',
    paragraph: 'Ein Netz, das alle anpasst, lernt auswendig. Labels der Testmenge bleiben, wie sie sind.',
  },
  inputNoise: {
    name: 'Rauschen der Eingaben',
    meaning:
      'Die Standardabweichung normalverteilten Rauschens, das nach der Standardisierung zu allen Eingaben kommt.',
    paragraph: 'Es macht eine Aufgabe schwerer, ohne ihre Labels zu ändern.',
  },
  standardisation: {
    name: 'Standardisierte Eingaben',
    meaning: 'Eingaben werden mit Mittel und Standardabweichung der Trainingsmenge verschoben und skaliert.',
    paragraph:
      'Ein Mittel und eine Abweichung für alle, ein Mittel je Merkmal oder beides je Merkmal. Die Skala der Eingaben ändert die Krümmung des Verlusts.',
  },
  pooling: {
    name: 'Zusammenfassen von Pixeln',
    meaning: 'Quadrate von Pixeln werden vor dem Training gemittelt, was Bilder kleiner macht.',
    paragraph: 'Ein Bild mit 28 × 28 Pixeln hat nach Zusammenfassen zu 2 × 2 noch 14 × 14 Eingaben.',
  },
  glyphs: {
    name: 'Glyphen',
    meaning: 'Erzeugte Bilder von zehn Ziffern, die Handschrift ähneln.',
    paragraph:
      'Striche werden zufällig verzerrt und auf ein kleines Pixelgitter gezeichnet, sodass nichts heruntergeladen werden muss.',
  },
  moons: {
    name: 'Zwei Monde',
    meaning: 'Zwei ineinandergreifende Halbkreise in der Ebene, einer je Klasse.',
    paragraph: 'Zwei Eingaben, sodass sich die Entscheidungsgrenze zeichnen lässt.',
    picture: 'Punkte des Generators, nach Klassen.',
  },
  spirals: {
    name: 'Spiralen',
    meaning: 'Ein Spiralarm je Klasse, um den Ursprung gewunden.',
    paragraph:
      'Wenige Punkte, für ein kleines Netz dennoch schwer: Mit quadratischem Fehler erreicht es den Rand der Stabilität.',
    picture: 'Punkte des Generators, nach Klassen.',
  },
  circles: {
    name: 'Konzentrische Kreise',
    meaning: 'Ein Ring je Klasse um eine gemeinsame Mitte.',
    paragraph: 'Nicht durch eine Gerade trennbar.',
    picture: 'Punkte des Generators, nach Klassen.',
  },
  gaussians: {
    name: 'Gaußsche Mischung',
    meaning: 'Eine Normalverteilung je Klasse, in beliebiger Dimension.',
    paragraph: 'Für zwei Klassen ist der kleinste mögliche Fehler in geschlossener Form bekannt.',
    picture: 'Punkte des Generators in zwei Dimensionen, nach Klassen.',
  },
  teacher: {
    name: 'Lehrernetz',
    meaning: 'Normalverteilte Eingaben, deren Labels von einem zufälligen Netz stammen.',
    paragraph: 'Ein Schülernetz derselben Form kann die Labels exakt darstellen.',
  },
  chebyshev: {
    name: 'Tschebyscheff-Polynom',
    meaning: 'Eine Regression: ein Polynom durch wenige Punkte einer Geraden.',
    paragraph: 'Die kleinste Aufgabe hier, die den Rand der Stabilität erreicht.',
  },
  sparseRegression: {
    name: 'Dünn besetzte Regression',
    meaning:
      'Eine Regression: die Summe weniger von vielen normalverteilten Eingaben, mit weniger Beispielen als Eingaben.',
    paragraph:
      'Viele Gewichtsvektoren passen zur Trainingsmenge; welcher gefunden wird, hängt vom Rauschen des Trainings ab.',
  },
  linearRegression: {
    name: 'Lineare Regression',
    meaning: 'Eine Regression: eine verrauschte Summe normalverteilter Eingaben verschiedener Skala.',
    paragraph: 'Der Verlust eines linearen Modells ist quadratisch und seine Krümmung genau bekannt.',
  },
  points: {
    name: 'Gezeichnete Punkte',
    meaning:
      'Eine Klassifikation von Punkten der Ebene, die gezeichnet, getippt oder eingefügt werden, jeder mit seiner Klasse.',
    paragraph:
      'Koordinaten sind Vielfache von 1/1000 in [−1, 1]. Es gibt nicht mehr Punkte, als gezeichnet wurden: Eine Permutation zum Daten-Seed bestimmt, welche zum Training und welche zum Test dienen. Die Punkte sind Teil der Spezifikation und damit von Links.',
  },
  formula: {
    name: 'Formel',
    meaning:
      'Ein Zielwert y = f(x₁, x₂), der als Formel eingegeben wird: eine Regression, oder Klassen durch Schwellen von f.',
    paragraph:
      'Eingaben sind gleichverteilt in [−1, 1) oder standardnormal. Die Klasse ist die Zahl der Schwellen, die f erreicht; die einzige Schwelle 0 ergibt das Vorzeichen von f. Rauschen wird nur im Training zu f addiert, vor den Schwellen. Die Formel wird in jedem Browser mit denselben Bits berechnet.',
  },
  remote: {
    name: 'Öffentlicher Datensatz',
    meaning: 'MNIST, Fashion-MNIST oder CIFAR-10, bei der Wahl geladen und mit einer Prüfsumme geprüft.',
    paragraph: 'Der Browser behält die Dateien, sodass sie nur einmal geladen werden.',
  },
  file: {
    name: 'Eigene Daten',
    meaning: 'Eine Tabelle oder Felder aus einer eigenen Datei: CSV, NPZ oder IDX.',
    paragraph:
      'Die Datei wird in diesem Tab gelesen und bleibt auf dieser Maschine. Ihre Prüfsumme ist Teil der Spezifikation.',
  },
};
