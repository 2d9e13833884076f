import type { EntryTexts, IdsOf } from '../../../glossary/glossary-text.ts';

/** Wie ein Lauf trainiert wird. */
export const TRAINING_GERMAN: EntryTexts<IdsOf<'training'>> = {
  sgd: {
    name: 'Stochastischer Gradientenabstieg',
    meaning:
      'Training in Schritten gegen den Gradienten des Verlusts auf einem kleinen zufälligen Teil der Trainingsmenge.',
    paragraph:
      'Jeder Schritt mittelt die Gradienten von B Beispielen, dem Mini-Batch, und verschiebt die Gewichte um das −η-Fache dieses Mittels. Das Mittel weicht vom Gradienten über alle Beispiele durch Rauschen ab, dessen Kovarianz umgekehrt proportional zu B ist.',
  },
  learningRate: {
    name: 'Lernrate',
    meaning: 'Der Faktor η zwischen einem Gradienten und dem Schritt, den er bewirkt.',
    paragraph:
      'Eine größere Lernrate verschiebt die Gewichte je Schritt weiter, verstärkt das Rauschen der Mini-Batches und senkt die Schärfe 2/η, bis zu der das Training stabil ist. Ein Sweep variiert η entlang einer Achse seines Gitters.',
  },
  batchSize: {
    name: 'Batchgröße',
    meaning: 'Die Zahl B der Trainingsbeispiele, deren Gradienten in einem Schritt gemittelt werden.',
    paragraph:
      'Die Kovarianz des Rauschens in einem Schritt ist C/B, mit C der Kovarianz der Gradienten einzelner Beispiele: Viermal so viele Beispiele halbieren die Standardabweichung. B liegt zwischen 1 und der Zahl N der Trainingsbeispiele.',
  },
  ratio: {
    name: 'Lernrate ÷ Batchgröße',
    meaning: 'η/B bestimmt die Stärke des Rauschens je Einheit von η·Schritt; gleiche η/B liegen auf einer Diagonale.',
    paragraph:
      'Solange die Schritte kurz sind, folgt SGD einer stochastischen Differentialgleichung in der Zeit η·Schritt, in der η und B nur als η/B vorkommen. Einstellungen mit gleichem Verhältnis haben dann dieselben Verlustkurven, dieselbe Schärfe am Ende und dieselbe Generalisierungslücke. Der Zusammenhang endet, wo η zu groß ist, als dass die Gleichung die Schritte beschriebe.',
    picture:
      'Ein Gitter aus Lernraten und Batchgrößen, beide in Zweierpotenzen. Zellen mit gleichem η/B liegen auf Diagonalen.',
  },
  steps: {
    name: 'Schritt',
    meaning: 'Eine Änderung der Gewichte; Schritt 0 ist die Initialisierung.',
    paragraph:
      'Auf dieser Uhr erscheint ein Lauf mit kleiner Lernrate langsam. Epochen und η·Schritt leiten sich daraus ab.',
  },
  epochs: {
    name: 'Epoche',
    meaning: 'Ein Durchgang durch die Trainingsmenge: N/B Schritte.',
    paragraph:
      'Bei gleich vielen Epochen haben Läufe die Gradienten gleich vieler Beispiele berechnet. Ist N kein Vielfaches von B, so entfällt der unvollständige letzte Mini-Batch.',
  },
  etaSteps: {
    name: 'η·Schritt',
    meaning:
      'Die Summe der Lernraten aller bisherigen Schritte: die Zeit der Differentialgleichung, der SGD nahekommt.',
    paragraph:
      'Ein Schritt von SGD ist ein Zeitschritt der Länge η einer Differentialgleichung. Auf dieser Uhr haben Läufe mit verschiedenem η, aber gleichem η/B dieselben Kurven, solange die Schritte kurz sind. Mit einem Zeitplan werden die Lernraten summiert.',
    picture:
      'Gradientenabstieg auf einem quadratischen Verlust mit drei Lernraten: drei Kurven gegen die Zahl der Schritte, beinahe eine gegen η·Schritt.',
  },
  fullBatch: {
    name: 'Voller Batch',
    meaning: 'B = N: Jeder Schritt benutzt die ganze Trainingsmenge, also gibt es kein Gradientenrauschen.',
    paragraph:
      'SGD ist dann gewöhnlicher Gradientenabstieg, und zwei Läufe von denselben Gewichten aus sind identisch.',
  },
  withoutReplacement: {
    name: 'Ziehen ohne Zurücklegen',
    meaning: 'Jede Epoche mischt die Trainingsmenge und benutzt jedes Beispiel höchstens einmal.',
    paragraph:
      'So wird üblicherweise trainiert. Innerhalb einer Epoche hebt sich das Rauschen der Mini-Batches teilweise auf, und die Kovarianz eines Schritts ist um den Faktor (N − B)/(N − 1) kleiner als bei unabhängigem Ziehen.',
  },
  withReplacement: {
    name: 'Ziehen mit Zurücklegen',
    meaning: 'Jedes Beispiel jedes Mini-Batches wird unabhängig gezogen.',
    paragraph:
      'Die Kovarianz des Rauschens eines Schritts ist dann genau C/B, und Schritte sind unabhängig, wie die Theorie annimmt. Eine Epoche zählt weiterhin N/B Schritte, obwohl sie manche Beispiele auslässt und andere wiederholt.',
  },
  momentum: {
    name: 'Momentum',
    meaning: 'Der Anteil μ der Richtung des vorigen Schritts, der in den nächsten eingeht.',
    paragraph:
      'Die Richtung m ist eine abklingende Summe von Gradienten; ein konstanter Gradient verschiebt die Gewichte daher 1/(1 − μ)-mal so weit. Das Rauschen von SGD wird dann von η/(B(1 − μ)) bestimmt, und das Training mit vollem Batch ist bis zur Schärfe 2(1 + μ)/η stabil.',
    picture:
      'Gradientenabstieg auf einem gestreckten quadratischen Verlust ohne und mit Momentum, vom selben Start und mit derselben Lernrate.',
  },
  nesterov: {
    name: 'Nesterov-Momentum',
    meaning: 'Momentum, dessen Schritt die Richtung nach Hinzunahme des nächsten Gradienten benutzt.',
    paragraph:
      'Auf einem quadratischen Verlust ist das Training mit vollem Batch bis zur Schärfe 2(1 + μ)/((1 + 2μ)η) stabil, also weniger weit als mit gewöhnlichem Momentum.',
  },
  weightDecay: {
    name: 'Gewichtsabnahme (weight decay)',
    meaning: 'Addiert zu jedem Gradienten die Gewichte mal einem kleinen Faktor, was sie gegen 0 zieht.',
    paragraph:
      'Das ist der Gradient des Strafterms ½·wd·‖θ‖². Die gezeigten Verluste enthalten ihn nicht. Der Faktor wird in jedem Schritt mit η multipliziert, wie in PyTorchs SGD.',
  },
  schedule: {
    name: 'Zeitplan',
    meaning: 'Wie sich η oder B während eines Laufs ändert, als Faktor des Werts im Gitter.',
    paragraph:
      'Ein Lauf behält den Namen seiner Zelle, deren η und B die des Gitters sind. η·Schritt summiert die tatsächlich benutzten Lernraten.',
    picture: 'Der Faktor von η gegen den Anteil eines Laufs, der hinter ihm liegt, für die wählbaren Zeitpläne.',
  },
  stepDecay: {
    name: 'Stufenweiser Zeitplan',
    meaning: 'Nach je einer gegebenen Zahl von Epochen wird η oder B mit einem Faktor multipliziert.',
    paragraph:
      'Das Halbieren von η und das Verdoppeln von B halbieren beide η/B und wirken deshalb gleich auf das Rauschen, solange die Schritte kurz sind.',
  },
  linearDecay: {
    name: 'Lineare Abnahme',
    meaning: 'η bleibt bis zu einem Anteil des Laufs konstant und fällt dann linear auf einen Faktor am Ende.',
    paragraph: 'Bei einem Budget, das früher enden kann, ist das Ende die größte Zahl von Epochen, die es zulässt.',
  },
  cosineDecay: {
    name: 'Kosinus-Zeitplan',
    meaning: 'η fällt entlang einer halben Kosinusperiode, langsam an beiden Enden des Laufs.',
    paragraph: 'Er beginnt mit dem η des Gitters und endet mit einem gegebenen Bruchteil davon.',
  },
  cyclicSchedule: {
    name: 'Zyklischer Zeitplan',
    meaning: 'Zwei Werte von η oder von B wechseln sich ab, jeder für eine Zahl von Epochen.',
    paragraph:
      'Ein Zyklus in η und einer in B mit gleichem η/B ergeben dieselben Verlustkurven, solange die Schritte kurz sind: eine Prüfung, ob nur das Verhältnis zählt.',
  },
  warmup: {
    name: 'Aufwärmen (warm-up)',
    meaning: 'η steigt über die ersten Epochen linear auf seinen Wert.',
    paragraph:
      'Zu Beginn ist der Verlust oft zu scharf für die volle Lernrate. Kurze erste Schritte lassen die Schärfe sinken, bevor η seinen Wert erreicht.',
  },
  warmStart: {
    name: 'Warmstart',
    meaning: 'Ein Lauf, der bei einem Schritt eines anderen Laufs beginnt statt bei Anfangsgewichten.',
    paragraph:
      'Seine Spezifikation enthält alles, was den anderen Lauf bestimmt, sodass jeder beide berechnen kann. Im Mikroskop lässt sich ein Lauf von jedem seiner Schritte aus mit anderem η oder B fortsetzen.',
  },
};
