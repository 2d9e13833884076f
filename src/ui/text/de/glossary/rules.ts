import type { EntryTexts, IdsOf } from '../../../glossary/glossary-text.ts';

/** Wie ein Schritt gemacht wird. */
export const RULES_GERMAN: EntryTexts<IdsOf<'rules'>> = {
  sam: {
    name: 'SAM',
    meaning: 'Sharpness-aware minimisation: Der Gradient wird um ρ bergauf von den Gewichten genommen.',
    paragraph:
      'Jeder Schritt geht zuerst um ρ entlang dem Gradienten, berechnet dort den Gradienten und wendet ihn auf die ursprünglichen Gewichte an. Das benachteiligt Minima, in deren Nähe der Verlust steil ansteigt. Es kostet zwei Gradienten je Schritt. Mit einem Aufstiegs-Batch von m Beispielen geschieht der erste Teil für jede Gruppe von m getrennt.',
    picture:
      'Ein Schritt von SAM auf einem quadratischen Verlust: von den Gewichten zum Aufstiegspunkt, und der Abstieg mit dem dort gefundenen Gradienten, neben dem des Gradientenabstiegs.',
  },
  nudged: {
    name: 'Nudged SGD',
    meaning: 'SGD, dessen Gradient in den K schärfsten Richtungen mit γ multipliziert wird.',
    paragraph:
      'Die schärfsten Richtungen sind Eigenvektoren der Hesse-Matrix, in Abständen neu berechnet. γ = 1 ist SGD; γ < 1 verkürzt die Schritte entlang scharfer Richtungen, wodurch das Training schärfere Bereiche erreicht.',
  },
  svag: {
    name: 'SVAG',
    meaning: 'Ersetzt jeden Schritt durch ℓ kürzere mit verstärktem Rauschen; ℓ → ∞ ist die stochastische Gleichung.',
    paragraph:
      'Die Gradienten zweier Mini-Batches werden so kombiniert, dass ihr Mittel ∇L und ihre Kovarianz das ℓ-Fache ist. Ändern sich die Ergebnisse nicht mit ℓ, so beschreibt die Differentialgleichung SGD bei diesem η. ℓ = 1 ist SGD.',
  },
  injectedNoise: {
    name: 'Hinzugefügtes Rauschen',
    meaning: 'Voller Gradient plus normalverteiltes Rauschen gewählter Form und mit der Stärke des SGD-Rauschens.',
    paragraph:
      'Es trennt die Richtung des Rauschens von seiner Stärke: weiß, diagonal, mit der Kovarianz von SGD, geformt wie die Hesse-Matrix oder in führenden Richtungen, immer mit der Spur der Kovarianz, die der Gradient eines Mini-Batches von B Beispielen hat.',
  },
  gradientFlow: {
    name: 'Gradientenfluss',
    meaning: 'Der Grenzfall des Gradientenabstiegs für η → 0, eine Differentialgleichung, numerisch integriert.',
    paragraph:
      'Ihm folgt das Training mit vollem Batch, bis seine Schärfe 2/η erreicht. Ein Schritt rückt die Zeit um η vor, in so vielen Runge-Kutta-Teilschritten, wie die Genauigkeit verlangt.',
  },
  centralFlow: {
    name: 'Zentralfluss',
    meaning: 'Die Differentialgleichung, der das Zeitmittel des Gradientenabstiegs am Rand der Stabilität folgt.',
    paragraph:
      'Am Rand schwingt der Gradientenabstieg mit einer Kovarianz Σ um eine glatte Bahn. Diese folgt −∇L − ½∇⟨H, Σ⟩, und Σ ist genau so groß, dass kein Eigenwert von H über 2/η steigt. Darunter ist es der Gradientenfluss. Vorhergesagt wird auch der gemittelte Verlust, L + ½⟨H, Σ⟩. Nur für glatte Aktivierungen.',
  },
  adam: {
    name: 'Adam',
    meaning: 'Schritte entlang gemittelter Gradienten, geteilt durch die Wurzel ihrer gemittelten Quadrate.',
    paragraph:
      'Jede Koordinate wird mit der Größe ihrer eigenen letzten Gradienten skaliert, sodass η etwa die Strecke ist, um die sich eine Koordinate je Schritt bewegt. Beide Mittel werden dafür korrigiert, dass sie mit 0 beginnen, wie in PyTorch. Die Gewichtsabnahme ist Teil des Gradienten. Adam mit vollem Batch wird durch die Schärfe der präkonditionierten Hesse-Matrix begrenzt, 38/η bei β₁ = 0.9, nicht durch λ₁, das weiter steigen kann.',
  },
  adamw: {
    name: 'AdamW',
    meaning: 'Adam, dessen Gewichtsabnahme die Gewichte direkt verkleinert, statt Teil des Gradienten zu sein.',
    paragraph:
      'Der Faktor 1 − η·wd wirkt auf alle Gewichte gleich, wie groß ihre Gradienten auch sind; in Adam wird auch die Abnahme durch diese Größe geteilt. Ohne Gewichtsabnahme ist es Adam.',
  },
  rmsprop: {
    name: 'RMSProp',
    meaning: 'Gradienten, geteilt durch die Wurzel eines gleitenden Mittels ihrer Quadrate.',
    paragraph:
      'Es ist Adam ohne Mittel der Gradienten und ohne Korrekturen, sodass seine ersten Schritte um den Faktor 1/√(1 − α) länger sind. Mit α = 0 bewegt sich jede Koordinate um η gegen das Vorzeichen ihres Gradienten.',
  },
  adagrad: {
    name: 'Adagrad',
    meaning: 'Gradienten, geteilt durch die Wurzel der Summe aller ihrer bisherigen Quadrate.',
    paragraph:
      'Die Schritte werden kürzer, während die Summe wächst, in jeder Koordinate für sich, sodass η keinen Verlauf braucht. Eine große Anfangssumme macht daraus SGD mit einem η, das durch die Wurzel dieser Summe geteilt ist.',
  },
  signDescent: {
    name: 'Vorzeichenabstieg',
    meaning: 'Jede Koordinate bewegt sich um η gegen das Vorzeichen ihres Gradienten oder ihres Momentums.',
    paragraph:
      'Ohne Momentum ist es signSGD, mit Momentum Signum. Die Größe eines Gradienten hat keinen Einfluss, was es zu einem einfachen Modell von Adam macht. Wo ein Gradient 0 ist, bleibt die Koordinate stehen.',
  },
  lion: {
    name: 'Lion',
    meaning: 'Vorzeichen einer Mischung aus Gradient und Momentum, mit entkoppelter Gewichtsabnahme.',
    paragraph:
      'Der Schritt und das Momentum mitteln die Gradienten mit verschiedenen Gewichten, β₁ und β₂. Alle Koordinaten bewegen sich um η, sodass geeignete η kleiner sind als die von Adam, und Gewichtsabnahmen größer.',
  },
  muon: {
    name: 'Muon',
    meaning: 'Schritte innerer Schichten werden zu fast orthogonalen Matrizen; Adam trainiert den Rest.',
    paragraph:
      'Das Momentum einer Gewichtsmatrix wird durch eine Matrix mit denselben Singulärvektoren und Singulärwerten nahe 1 ersetzt, durch fünf Newton-Schulz-Iterationen. Bias-Werte und die Ausgabeschicht trainiert AdamW mit kleinerem η, wie es die Autoren empfehlen.',
  },
  domSgd: {
    name: 'Dom-SGD',
    meaning: 'SGD, dessen Gradient auf die K schärfsten Richtungen projiziert wird.',
    paragraph:
      'Der dominante Unterraum wird von den Eigenvektoren der K größten Eigenwerte der Hesse-Matrix aufgespannt, hier in Abständen neu berechnet, in der Arbeit in jedem Schritt. Oft liegt der größte Teil eines Gradienten darin; die Arbeit findet, dass der Verlust entlang ihm trotzdem kaum fällt. Wer einen Lauf von SGD verzweigt, kann zu dieser Regel wechseln.',
  },
  bulkSgd: {
    name: 'Bulk-SGD',
    meaning: 'SGD, dessen Gradient keinen Anteil in den K schärfsten Richtungen hat.',
    paragraph:
      'Es ist das Gegenstück zu Dom-SGD: Die beiden Gradienten ergeben zusammen den von SGD. Die Arbeit findet, dass es etwa so gut trainiert wie SGD, obwohl der größte Teil des Gradienten fehlt. Es ist Nudged-SGD mit γ = 0.',
  },
  freshLabelNoise: {
    name: 'Frisches Label-Rauschen',
    meaning: 'SGD, dessen Labels in jedem Schritt neu gezogen werden, um die der Daten herum.',
    paragraph:
      'Auf Zielwerten: normalverteiltes Rauschen der Standardabweichung σ auf jeder Ausgabe, mit dem quadratischen Fehler. Auf Klassen: Jedes Label wird mit der Wahrscheinlichkeit p durch ein anderes ersetzt. Wo die Daten gelernt sind, wirkt das Rauschen wie eine Strafe auf die Spur der Hesse-Matrix, deren Stärke mit ησ²/B wächst. Das Label-Rauschen eines Datensatzes wird einmal gezogen und bleibt; Verluste werden ohne Rauschen gemessen.',
  },
};
