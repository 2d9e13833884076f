import type { EntryTexts, IdsOf } from '../../../glossary/glossary-text.ts';

/** Was am Verlust und an seiner Krümmung gemessen wird. */
export const LOSS_CURVATURE_GERMAN: EntryTexts<IdsOf<'loss' | 'curvature' | 'stability'>> = {
  trainLoss: {
    name: 'Trainingsverlust',
    meaning: 'Der mittlere Verlust über alle Trainingsbeispiele: was das Training minimiert.',
    paragraph: 'Er wird über die ganze Trainingsmenge berechnet, nicht über die Mini-Batches der Schritte.',
  },
  testLoss: {
    name: 'Testverlust',
    meaning: 'Der mittlere Verlust über Beispiele, mit denen nicht trainiert wurde.',
    paragraph:
      'Mit Kreuzentropie kann er steigen, während die Testgenauigkeit noch zunimmt, weil falsche Vorhersagen sicherer werden.',
  },
  trainAccuracy: {
    name: 'Trainingsgenauigkeit',
    meaning: 'Der Anteil der Trainingsbeispiele, deren größte Ausgabe die ihrer Klasse ist.',
    paragraph: 'Bei falschen Labels gelten diese als richtig: 100 % heißt, dass sie auswendig gelernt wurden.',
  },
  testAccuracy: {
    name: 'Testgenauigkeit',
    meaning: 'Der Anteil der Testbeispiele, deren größte Ausgabe die ihrer Klasse ist.',
    paragraph:
      'Das gebräuchlichste Maß der Generalisierung. Es ändert sich in Stufen von einem Beispiel; eine kleine Testmenge macht es grob.',
  },
  accuracyGap: {
    name: 'Generalisierungslücke',
    meaning: 'Trainings- minus Testgenauigkeit in Prozentpunkten: was bei ungesehenen Beispielen verloren geht.',
    paragraph:
      'Lücken sind bei gleichem Trainingsverlust zu vergleichen, sonst scheinen weniger trainierte Läufe besser zu generalisieren. Wo alle Läufe auf der Trainingsmenge 100 % erreichen, ist die Lücke der Testfehler.',
    picture: 'Zwei Verlustkurven gegen die Trainingszeit. Am Ende ist ihr senkrechter Abstand die Lücke.',
  },
  lossGap: {
    name: 'Verlustlücke',
    meaning: 'Testverlust minus Trainingsverlust.',
    paragraph:
      'Sie braucht keine Klassen und besteht deshalb auch bei Regressionen. Mit Kreuzentropie hängt sie davon ab, wie sicher die Ausgaben sind, nicht nur davon, wie viele richtig sind.',
  },
  margin: {
    name: 'Abstand der Ausgaben (margin)',
    meaning: 'Ausgabe der richtigen Klasse minus größte andere; ihr 10-%-Quantil über die Trainingsbeispiele.',
    paragraph: 'Negativ für ein falsch klassifiziertes Beispiel. Er wächst mit der Norm der Gewichte.',
  },
  crossEntropy: {
    name: 'Kreuzentropie',
    meaning: 'Ein Verlust: minus Logarithmus der Wahrscheinlichkeit, die das Netz der richtigen Klasse gibt.',
    paragraph:
      'Die Wahrscheinlichkeiten sind der Softmax der Ausgaben. Sind alle Beispiele richtig klassifiziert, so hat der Verlust bei endlichen Gewichten kein Minimum, und seine Krümmung sinkt mit ihm: Schärfe ist bei gleichem Trainingsverlust zu vergleichen.',
  },
  squaredError: {
    name: 'Quadratischer Fehler',
    meaning: 'Ein Verlust: der halbe quadrierte Abstand von Ausgaben und Ziel, über Beispiele gemittelt.',
    paragraph:
      'Bei Klassen ist das Ziel 1 für die richtige Ausgabe und 0 für die anderen. Der Faktor ½ und die Summe über die Ausgaben sind für jede Aussage über 2/η wesentlich.',
  },
  hessian: {
    name: 'Hesse-Matrix',
    meaning: 'Die Matrix der zweiten Ableitungen des Trainingsverlusts nach allen Gewichten.',
    paragraph:
      'Ihre Eigenwerte sind die Krümmungen des Verlusts entlang ihrer Eigenvektoren. Sie wird nie gebildet: Produkte mit Vektoren werden exakt berechnet, Eigenwerte daraus nach Lanczos.',
  },
  sharpness: {
    name: 'Schärfe',
    meaning:
      'Der größte Eigenwert λ₁ der Hesse-Matrix des Trainingsverlusts: seine Krümmung in der steilsten Richtung.',
    paragraph:
      'Um ein Minimum hebt eine Verschiebung ε entlang der schärfsten Richtung den Verlust um ½λ₁ε². Kleines λ₁ heißt flach. Gradientenabstieg ist nur für λ₁ < 2/η stabil. Die Schärfe hängt von der Parametrisierung des Netzes ab und ist nur innerhalb eines Modells zu vergleichen.',
    picture:
      'Zwei Parabeln verschiedener Krümmung: Dieselbe Verschiebung hebt den Verlust dort mehr, wo λ₁ größer ist.',
  },
  hessianSecond: {
    name: 'Zweiter Hesse-Eigenwert',
    meaning: 'Der zweitgrößte Eigenwert λ₂ der Hesse-Matrix.',
    paragraph: 'Am Rand der Stabilität legen sich mehrere Eigenwerte auf 2/η, nicht nur der größte.',
  },
  hessianSmallest: {
    name: 'Negativste Krümmung',
    meaning: 'Der kleinste Eigenwert der Hesse-Matrix; negativ, wo der Verlust nach beiden Seiten abfällt.',
    paragraph: 'In einem Minimum ist er 0 oder größer, früh im Training deutlich negativ.',
  },
  hessianTrace: {
    name: 'Spur der Hesse-Matrix',
    meaning: 'Die Summe aller Hesse-Eigenwerte: die über Richtungen gemittelte Krümmung mal deren Zahl.',
    paragraph:
      'Unter Rauschen mit der Kovarianz der Hesse-Matrix bleibt SGD etwa η/(4B)·tr H über dem Minimum. Sie wird aus Produkten mit Zufallsvektoren geschätzt, mit Fehler.',
  },
  hessianFrobenius: {
    name: 'Frobeniusnorm der Hesse-Matrix',
    meaning: 'Die Wurzel aus der Summe aller quadrierten Hesse-Eigenwerte.',
    paragraph: 'Zwischen dem größten Eigenwert und der Summe der Beträge: Auch viele mäßige Eigenwerte zählen.',
  },
  spectrum: {
    name: 'Spektrum',
    meaning: 'Die Dichte aller Hesse-Eigenwerte: Die meisten liegen nahe 0, wenige stehen abseits.',
    paragraph:
      'Es wird mit Zufallsvektoren durch stochastische Lanczos-Quadratur geschätzt, die einzelne Eigenwerte der Masse verwischt, aber Flächen erhält.',
  },
  gaussNewtonTop: {
    name: 'Größter Gauß-Newton-Eigenwert',
    meaning: 'Der größte Eigenwert des Teils der Hesse-Matrix, der die Krümmung der Netzausgaben vernachlässigt.',
    paragraph:
      'G enthält nur erste Ableitungen der Ausgaben, ist nie negativ und gleicht der Hesse-Matrix, wo alle Beispiele exakt angepasst sind.',
  },
  gaussNewtonTrace: {
    name: 'Spur der Gauß-Newton-Matrix',
    meaning: 'Die Summe der Eigenwerte der Gauß-Newton-Matrix G.',
    paragraph: 'Verglichen mit tr H sagt sie, wie viel der Krümmung aus den ersten Ableitungen der Ausgaben kommt.',
  },
  ascentSharpness: {
    name: 'SAM-Schärfe',
    meaning: 'Wie weit der Trainingsverlust über einen Schritt der Länge ρ entlang seinem Gradienten steigt.',
    paragraph: 'In erster Ordnung ist das ρ‖∇L‖; nahe einem Minimum überwiegt die Krümmung entlang dem Gradienten.',
  },
  boxSharpness: {
    name: 'ε-Schärfe nach Keskar',
    meaning: 'Der größte Anstieg des Verlusts, in Prozent von 1 + L, in einem kleinen Quader um die Gewichte.',
    paragraph: 'Die Suche findet eine untere Schranke des Maximums. Der Quader ist für größere Gewichte breiter.',
  },
  sharpnessGradient: {
    name: 'Gradient der Schärfe',
    meaning: 'Wie schnell sich der größte Hesse-Eigenwert mit den Gewichten ändert: die Norm seines Gradienten.',
    paragraph:
      'Es ist die dritte Ableitung des Verlusts, zweimal entlang der schärfsten Richtung genommen, bestimmt durch Differenzen von Hesse-Produkten. Wo zwei Eigenwerte zusammentreffen, gibt es keinen Gradienten, und der Fehler ist unendlich; mit ReLU wird er nicht gemessen, weil die Hesse-Matrix springt.',
  },
  sharpeningRate: {
    name: 'Rate des fortschreitenden Schärferwerdens',
    meaning: 'Wie schnell die Schärfe entlang des negativen Gradienten je Zeiteinheit steigt.',
    paragraph:
      'Solange sie positiv ist, wird es schärfer: Der Gradientenfluss hebt λ₁ mit dieser Rate, und der Abstieg folgt ihm, bis λ₁ den Wert 2/η erreicht. Am Rand ist sie über eine Schwingung gemittelt etwa null.',
  },
  filterSharpness: {
    name: 'Filternormierte Schärfe',
    meaning: 'Die mittlere Krümmung entlang Zufallsrichtungen, die wie die Gewichte jeder Einheit skaliert sind.',
    paragraph:
      'Der Teil der Richtung, der zu einer Einheit gehört, erhält die Norm von deren Gewichten. Ein Umskalieren der Schichten eines ReLU-Netzes ändert das Maß daher nicht.',
  },
  relativeTrace: {
    name: 'Relative Krümmung',
    meaning: 'Die Summe der Krümmungen einzelner Gewichte, jede mal dem Quadrat ihres Gewichts.',
    paragraph:
      'Das ist die Krümmung für relative Änderungen der Gewichte; sie bleibt gleich, wenn die Schichten eines ReLU-Netzes umskaliert werden.',
  },
  reparametrisation: {
    name: 'Schärfe und Parametrisierung',
    meaning: 'Umskalieren der Schichten eines ReLU-Netzes ändert seine Schärfe, aber keine seiner Ausgaben.',
    paragraph:
      'Multipliziert man eine Schicht mit α und teilt die nächste durch α, so bleibt die Funktion gleich, und doch lässt sich λ₁ beliebig vergrößern. Schärfe allein kann Generalisierung also nicht erklären: Man vergleiche sie nur zwischen Läufen eines Modells und Trainingsverfahrens.',
  },
  landscape: {
    name: 'Schnitt durch den Verlust',
    meaning: 'Der Trainingsverlust auf einer Ebene durch die Gewichte eines Laufs.',
    paragraph:
      'Die Ebene wird von zufälligen filternormierten Richtungen aufgespannt, von Hesse-Eigenvektoren oder vom Weg des Laufs. Ein Schnitt zeigt zwei von Tausenden Richtungen.',
  },
  interpolation: {
    name: 'Interpolation zweier Läufe',
    meaning: 'Der Verlust auf der Strecke zwischen den Gewichten zweier Läufe.',
    paragraph:
      'Ein Anstieg dazwischen heißt, dass die Läufe in verschiedenen Minima sind. Die Krümmungen an beiden Enden lassen sich auf einer Achse vergleichen.',
  },
  residual: {
    name: 'Residuum eines Eigenwerts',
    meaning: '‖Hv − λv‖ eines berechneten Eigenpaars: eine Schranke des Abstands zum nächsten wahren Eigenwert.',
    paragraph: 'Der angezeigte Fehler von λ₁ ist dieses Residuum plus der Rundungsfehler der Produkte mit H.',
  },
  stabilityLimit: {
    name: 'Stabilitätsgrenze 2/η',
    meaning: 'Die größte Schärfe, bei der Gradientenabstieg mit der Lernrate η auf einer Parabel nicht divergiert.',
    paragraph:
      'Entlang einem Eigenvektor der Krümmung λ multipliziert ein Schritt den Abstand zum Minimum mit 1 − ηλ; der Betrag ist nur für λ < 2/η kleiner als 1. Mit Momentum μ ist die Grenze 2(1 + μ)/η, mit Nesterov-Momentum 2(1 + μ)/((1 + 2μ)η).',
    picture: 'Gradientenabstieg auf einer Parabel: Abstand zum Minimum, Schritt für Schritt, für ηλ unter und über 2.',
  },
  edgeOfStability: {
    name: 'Rand der Stabilität',
    meaning: 'Zustand des Trainings mit vollem Batch, in dem die Schärfe auf 2/η gestiegen ist und dort bleibt.',
    paragraph:
      'Der Verlust schwankt dann von Schritt zu Schritt und sinkt dennoch auf Dauer. Die quadratische Näherung sagt Divergenz voraus; Terme höherer Ordnung führen die Schärfe zurück. Kleine Batches halten λ₁ unter 2/η.',
    picture:
      'Gradientenabstieg auf einer Parabel mit ηλ = 1.8 und ηλ = 2.1: Die Iterierten nähern sich dem Minimum oder verlassen es.',
  },
  progressiveSharpening: {
    name: 'Fortschreitende Verschärfung',
    meaning: 'Die Neigung der Schärfe zu steigen, solange das Training stabil ist.',
    paragraph:
      'Mit quadratischem Fehler und vollem Batch wächst λ₁ oft, bis es 2/η erreicht. Mit Kreuzentropie sinkt es wieder, wenn die meisten Beispiele angepasst sind.',
  },
  preconditionedSharpness: {
    name: 'Vorkonditionierte Schärfe',
    meaning:
      'Der größte Eigenwert von P⁻¹H; P ist die Diagonalmatrix, durch die ein Trainingsverfahren seine Schritte teilt.',
    paragraph:
      'Adam, AdamW, RMSProp und Adagrad teilen jede Koordinate durch die Größe ihrer letzten Gradienten. Training mit vollem Batch und konstantem P ist bis zu der Grenze oben stabil, 38/η für Adam mit β₁ = 0.9 und 2/η für RMSProp und Adagrad. P folgt den Gradienten; λ₁ von H kann deshalb weiter steigen, während diese Größe an der Grenze bleibt. Für SGD ist P gleich 1 und sie ist die Schärfe.',
  },
  batchSharpness: {
    name: 'Batch-Schärfe',
    meaning:
      'Die Krümmung des Verlusts eines Mini-Batches entlang seinem eigenen Gradienten, über Mini-Batches gemittelt.',
    paragraph:
      'Für SGD soll sich diese Größe, nicht λ₁, nahe 2/η einstellen. Sie hängt von B ab: Beim vollen Batch ist sie die Krümmung entlang dem Gradienten.',
  },
  nonUniformity: {
    name: 'Ungleichmäßigkeit',
    meaning: 'Wie sehr sich die Hesse-Matrizen einzelner Beispiele von ihrem Mittel unterscheiden.',
    paragraph:
      'Ein Minimum ist unter Mini-Batches der Größe B nur stabil, wenn neben λ₁ ≤ 2/η auch s höchstens etwa √B/η ist. B und η spielen also verschiedene Rollen dafür, in welchen Minima SGD bleiben kann.',
  },
  diverged: {
    name: 'Divergiert',
    meaning: 'Der Verlust des Laufs wurde unendlich oder blieb weit über dem Anfang; schraffiert, nicht Teil von ρ.',
    paragraph:
      'Divergenz ist ein Ergebnis und wird mit ihrem Schritt gezeigt. Solche Läufe stillschweigend wegzulassen, verzerrte einen Sweep zugunsten flacher Minima; ihre Zahl steht deshalb immer dabei.',
  },
};
