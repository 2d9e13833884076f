import type { EntryTexts, IdsOf } from '../../../glossary/glossary-text.ts';

/** Sweeps, Statistik, Behauptungen, und weshalb man Zahlen vertrauen kann. */
export const SWEEP_TRUST_GERMAN: EntryTexts<IdsOf<'sweep' | 'statistics' | 'claims' | 'trust'>> = {
  sweep: {
    name: 'Sweep',
    meaning: 'Alle Läufe, die eine Spezifikation verlangt: jedes η mit jedem B und jedem Seed.',
    paragraph: 'Die Karte zeigt eine Zelle für jedes Paar aus η und B, über die Seeds gemittelt.',
  },
  spec: {
    name: 'Spezifikation',
    meaning: 'Alles, was die Zahlen eines Sweeps bestimmt: Daten, Netz, Gitter, Training, Budget und Messungen.',
    paragraph:
      'Gleiche Spezifikationen ergeben auf demselben Rechenkern gleiche Ergebnisse. Ein Link zu einem Sweep enthält seine Spezifikation.',
  },
  run: {
    name: 'Lauf',
    meaning: 'Ein Training eines Netzes mit eigenem η, B und Seed.',
    paragraph: 'Er endet auf eine dieser Arten: Ziel erreicht, Budget verbraucht, divergiert, angehalten.',
  },
  cell: {
    name: 'Zelle',
    meaning: 'Die Läufe eines Paars aus Lernrate und Batchgröße, über alle Seeds.',
    paragraph:
      'Ihre Zahl ist das Mittel über Seeds. Divergierte Läufe gehen nicht in das Mittel ein und werden daneben gezählt.',
  },
  diagonal: {
    name: 'Diagonale',
    meaning: 'Zellen mit gleichem η/B.',
    paragraph:
      'Auf der Karte mit ihren logarithmischen Achsen liegen sie auf einer Geraden. Zeigen Sie auf ihr Verhältnis, um zu sehen, ob ihre Läufe dieselben Kurven haben.',
  },
  seed: {
    name: 'Seed',
    meaning: 'Die Zahl, aus der Anfangsgewichte und Reihenfolge der Beispiele eines Laufs folgen.',
    paragraph:
      'Ein Seed hat in jeder Zelle dieselben Anfangsgewichte; Zellen lassen sich also Seed für Seed vergleichen. Mehrere Seeds zeigen, wie viel eines Unterschieds Zufall ist.',
  },
  budget: {
    name: 'Budget',
    meaning:
      'Wann ein Lauf endet: nach gleich vielen Epochen, Schritten oder η·Schritt, oder bei einem Trainingsverlust.',
    paragraph:
      'Der Vergleich von Batchgrößen hängt davon ab: Bei gleichen Epochen machen kleine Batches mehr Schritte. Enden alle Läufe bei einem Trainingsverlust, so sind Schärfe und Lücke vergleichbar.',
  },
  reachedTarget: {
    name: 'Ziel erreicht',
    meaning: 'Der Lauf endete, weil sein Trainingsverlust auf das Ziel gesunken war.',
    paragraph: 'Seine letzten Zahlen sind mit denen anderer Läufe vergleichbar, die denselben Verlust erreichten.',
  },
  budgetSpent: {
    name: 'Budget verbraucht',
    meaning: 'Der Lauf verbrauchte sein Budget vor dem Zielverlust; seine letzten Zahlen sind nicht vergleichbar.',
    paragraph:
      'Auf der Karte steht in solchen Zellen „cap“, in Diagrammen sind ihre Punkte hohl, und in ρ zählen sie nicht. Eine größere Höchstzahl von Epochen lässt sie vielleicht ans Ziel kommen.',
  },
  stopped: {
    name: 'Angehalten',
    meaning: 'Der Lauf wurde von Hand beendet, bevor sein Budget verbraucht war.',
    paragraph: 'Seine Messwerte bis dahin bleiben erhalten.',
  },
  divergenceRule: {
    name: 'Divergenzregel',
    meaning:
      'Ein Lauf ist divergiert, wenn sein Verlust ein Vielfaches des ersten übersteigt oder zu lange darüber bleibt.',
    paragraph:
      'Das Vielfache und die Zahl der Epochen (Geduld) sind Teil der Spezifikation. Ein Verlust, der keine Zahl ist, gilt immer als Divergenz.',
  },
  cadence: {
    name: 'Messungen je Dekade',
    meaning: 'Wie oft etwas gemessen wird: Punkte je Faktor zehn in Schritten.',
    paragraph:
      'Frühes und spätes Training sind dann auf einer logarithmischen Achse gleich gut aufgelöst. 0 heißt nur am Anfang und am Ende.',
  },
  tier: {
    name: 'Stufe der Messgrößen',
    meaning: 'Welche Zahlen ein Sweep über Verluste und λ₁ hinaus aufzeichnet, mit steigenden Kosten.',
    paragraph:
      '„Sparsam“ fügt Gradienten und Gewichte hinzu, „Standard“ das Spektrum der Hesse-Matrix, „Voll“ Rauschen gegen Krümmung und Maße, die nicht von der Parametrisierung abhängen. Was ein Sweep nicht aufgezeichnet hat, lässt sich an ihm messen, sobald er beendet ist.',
  },
  comparison: {
    name: 'Zeitpunkt des Vergleichs',
    meaning: 'Läufe werden an ihren Enden verglichen oder bei gleich vielen Epochen, Schritten oder η·Schritt.',
    paragraph: 'Benutzt wird der späteste Zeitpunkt, den jeder Lauf erreicht hat.',
  },
  tuning: {
    name: 'Beste Lernrate',
    meaning: 'Zu jedem B das η mit dem besten Mittel über Seeds eines gewählten Kriteriums.',
    paragraph:
      'Der Wert beim besten η ist zu günstig, da η auf denselben Seeds gewählt wurde; der kreuzangepasste Wert vermeidet das. Ein Optimum am Ende des Gitters ist markiert, da das wahre jenseits liegen kann.',
  },
  checkpoint: {
    name: 'Sicherungspunkt',
    meaning: 'Ein Schritt, bei dem sich Gewichte eines Laufs untersuchen lassen oder das Training weitergehen kann.',
    paragraph:
      'Gewichte anderer Schritte werden aus der Spezifikation neu berechnet: Das Training ist eine Funktion von ihr.',
  },
  confidenceInterval: {
    name: '95-%-Intervall',
    meaning: 'Ein Bereich, der so berechnet ist, dass er in 95 % der Wiederholungen das wahre Mittel enthält.',
    paragraph:
      'Balken und Bänder zeigen das Intervall nach Student für das Mittel über Seeds. Mit wenigen Seeds ist es breit: Der Faktor des Standardfehlers ist 12.7 für zwei Seeds, 2.78 für fünf. Über andere Datensätze oder Gitter sagt es nichts.',
    picture:
      'Zwanzig Stichproben von je fünf Seeds aus einer Normalverteilung mit ihren 95-%-Intervallen: Etwa eines von zwanzig verfehlt das wahre Mittel.',
  },
  replication: {
    name: 'Einheit der Wiederholung',
    meaning: 'Worüber ein Intervall geht: Seeds, oder Daten-Seeds, wo ein Sweep mehrere hat.',
    paragraph:
      'Zellen eines Seeds haben gemeinsame Anfangsgewichte und sind nicht unabhängig; sie werden nie zusammengeworfen.',
  },
  spearman: {
    name: 'Spearmans ρ',
    meaning: 'Rangkorrelation von −1 bis 1: ±1, wenn eine Größe mit der anderen stets steigt oder stets fällt.',
    paragraph:
      'Sie braucht keine Gerade, nur eine Reihenfolge. Hier wird ρ für jeden Seed über die Zellen berechnet und dann gemittelt, mit einem 95-%-Intervall über Seeds.',
    picture: 'Ein gekrümmter, aber streng steigender Zusammenhang: ρ = 1, obwohl die Punkte auf keiner Geraden liegen.',
  },
  kendall: {
    name: 'Kendalls τ',
    meaning: 'Rangkorrelation: Anteil der Paare in gleicher Reihenfolge minus Anteil in entgegengesetzter.',
    paragraph:
      'Entlang jeweils einer Achse eines Gitters heißt sie granuliert: Ein Zusammenhang kann entlang jeder Achse bestehen und verschwinden, wenn alle Zellen zusammengeworfen werden.',
  },
  equivalenceTest: {
    name: 'Äquivalenztest',
    meaning:
      'Zeigt, dass sich zwei Mittel um weniger als eine genannte Schranke unterscheiden: zwei einseitige t-Tests.',
    paragraph:
      '„Nicht signifikant verschieden“ heißt nicht gleich, denn es kann an zu wenigen Daten liegen. Äquivalenz ist gezeigt, wenn das ganze Intervall des Unterschieds innerhalb der Schranke liegt.',
    picture:
      'Intervalle eines Unterschieds und eine Schranke zu beiden Seiten von 0: innerhalb ist äquivalent, über ein Ende hinweg ist offen.',
  },
  holm: {
    name: 'Holm-Korrektur',
    meaning: 'Passt die p-Werte mehrerer Tests so an, dass alle zusammen in höchstens 5 % der Fälle irren.',
    paragraph:
      'Der kleinste p-Wert wird mit der Zahl der Tests multipliziert, der nächste mit einem weniger, und so fort.',
  },
  claim: {
    name: 'Behauptung',
    meaning: 'Eine Vorhersage einer Arbeit als Experiment, mit vorab festgelegter Entscheidungsregel.',
    paragraph:
      'Regeln werden nie dem Ergebnis angepasst; Änderungen nach Einsicht in Ergebnisse sind mit Datum aufgeführt.',
  },
  criterion: {
    name: 'Kriterium',
    meaning: 'Eine gemessene Größe einer Behauptung mit der Menge, in der sie liegen soll.',
    paragraph:
      'Alle Kriterien einer Behauptung müssen gelten. Ihre Intervalle gelten gemeinsam mit 95 %, auch über die drei Größen, in denen eine Behauptung ausgeführt werden kann.',
  },
  verdict: {
    name: 'Urteil',
    meaning: 'Gestützt, widerlegt oder offen: wo das gemessene Intervall zur vorhergesagten Menge liegt.',
    paragraph:
      'Es gilt für dieses Netz, diese Daten und dieses Budget. Eine Behauptung kann hier widerlegt und anderswo wahr sein.',
    picture:
      'Drei Intervalle und eine vorhergesagte Menge: innerhalb ist gestützt, außerhalb widerlegt, über ein Ende hinweg offen.',
  },
  supported: {
    name: 'Gestützt',
    meaning: 'Das ganze Intervall liegt in der Menge, die die Behauptung vorhersagt.',
    paragraph: 'Bei einer Behauptung mit mehreren Kriterien gilt das für jedes.',
  },
  refuted: {
    name: 'Widerlegt',
    meaning: 'Das ganze Intervall eines Kriteriums liegt außerhalb der vorhergesagten Menge.',
    paragraph: 'Widerlegt heißt hier: in diesem kleinen Experiment, nicht in dem der Arbeit.',
  },
  undecided: {
    name: 'Offen',
    meaning: 'Das Intervall geht über ein Ende der vorhergesagten Menge hinweg.',
    paragraph: 'Angegeben mit der Zahl weiterer Wiederholungen, die es entscheiden würden, falls eine das täte.',
  },
  fingerprint: {
    name: 'Fingerabdruck',
    meaning: 'SHA-256 der Spezifikation und der Ergebnisse eines Sweeps; gleich nur, wenn jede Zahl gleich ist.',
    paragraph:
      'Auf dem SIMD-Kern ist er in jedem Browser, in Node, mit jeder Zahl von Workern und nach Unterbrechungen derselbe. Sein Vergleich zeigt, ob ein Ergebnis exakt reproduziert wurde.',
  },
  reproduced: {
    name: 'Reproduziert',
    meaning: 'Diese Maschine hat denselben Fingerabdruck berechnet wie der Absender des Links.',
    paragraph:
      'Auf verschiedenen Rechenkernen unterscheiden sich auch die Fingerabdrücke; dann werden Schärfe und Lücke jeder Zelle innerhalb einer Schranke verglichen.',
  },
  mixed: {
    name: 'Gemischte Rechenkerne',
    meaning: 'Manche Läufe gingen mit einem anderen Rechenkern weiter; der Fingerabdruck ist nicht reproduzierbar.',
    paragraph:
      'Das geschieht, wenn ein Rechenkern während eines Sweeps ausfällt, etwa durch ein verlorenes Grafikgerät. Die Ergebnisse sind vollständig.',
  },
  engine: {
    name: 'Rechenkern',
    meaning: 'Das Programm, das Schritte und Messungen berechnet: WebAssembly SIMD, WebGL oder JavaScript.',
    paragraph:
      'Alle ergeben bis auf Rundung dieselben Zahlen. Jeder wird vor seiner Benutzung mit Referenzwerten verglichen.',
  },
  simd: {
    name: 'WebAssembly SIMD',
    meaning: 'Rechenkern auf dem Prozessor, vier Zahlen je Befehl; Bit für Bit gleich auf jeder Maschine.',
    paragraph: 'Der schnellste für kleine Netze: Ein Schritt hat keinen Aufwand für ein Grafikgerät.',
  },
  webgl: {
    name: 'WebGL',
    meaning: 'Rechenkern auf dem Grafikprozessor; für Netze, die groß genug sind, ihn auszulasten.',
    paragraph: 'Ergebnisse sind auf demselben Gerät gleich und stimmen zwischen Geräten statistisch überein.',
  },
  'tfjs-cpu': {
    name: 'JavaScript-Kern',
    meaning: 'Rechenkern in reinem JavaScript, wo kein anderer läuft; langsam.',
    paragraph: 'Er benutzt das CPU-Backend von TensorFlow.js.',
  },
  selfCheck: {
    name: 'Selbstprüfung',
    meaning: 'Beim Start berechnet ein Rechenkern hier bekannte Werte; einer, der sie verfehlt, wird nicht benutzt.',
    paragraph:
      'Verlust, Gradient, Hesse-Produkte und λ₁ eines kleinen Netzes werden mit gespeicherten Werten verglichen, jeder innerhalb einer aus der Rundung hergeleiteten Schranke.',
  },
  singlePrecision: {
    name: 'f32',
    meaning: 'Zahlen mit 32 Bit: etwa sieben gültige Ziffern.',
    paragraph: 'Gewichte und Gradienten sind in f32; Summen, die über ein Ergebnis entscheiden, in f64.',
  },
  unitRoundoff: {
    name: 'Rundungseinheit',
    meaning: 'Der größte relative Fehler einer Rundung: 2⁻²⁴ für f32, etwa 6·10⁻⁸.',
    paragraph: 'Sie wird beim Start gemessen, da manche Grafikprozessoren ungenauer als f32 rechnen.',
  },
};
