import { layerText } from '../../../engine/layer-text.ts';
import { formatCount } from '../../charts/format.ts';
import type { Catalogue } from '../catalogue.ts';

const LOSSES = { crossEntropy: 'Kreuzentropie', squaredError: 'quadratischer Fehler' };

/** Wörter der Ansicht, die ein Netz aus einer Datei misst. */
export const MEASURE_GERMAN: Catalogue['measure'] = {
  name: 'Ein Netz messen',
  title: 'Ein anderswo trainiertes Netz messen',
  lead: 'Verluste, Genauigkeiten, λ₁ und alle anderen Messgrößen eines Netzes aus einer NPZ- oder safetensors-Datei mit seinen Daten, jede mit ihrem Fehler. Eine Datei öffnen oder irgendwo ablegen; Dateien bleiben auf diesem Gerät.',
  open: 'Ein Netz öffnen …',
  tryExample: 'Ein Beispiel messen',
  earlier: (count) => `Früher gemessen: ${count}`,
  ask: (file) => `Einstellungen, die sich aus den Arrays von ${file} nicht ergeben`,
  settings: {
    name: 'Einstellungen, die sich aus den Arrays nicht ergeben',
    fromFile: 'aus der Datei',
    none: 'keine',
    activation: 'Aktivierungsfunktion',
    activationHint: 'der verdeckten Schichten: eine für alle oder je eine',
    loss: 'Verlust',
    lossHint: 'Mittel über die Beispiele',
    lossFromFile: 'aus der Datei, sonst Kreuzentropie',
    losses: LOSSES,
    batchSize: 'Batchgröße',
    batchSizeHint: 'im Training benutzt',
    stem: 'Faltungsschichten am Eingang',
    stemHint: 'conv und pool2 oder pool4, der Reihe nach',
    stemFromFile: 'aus der Datei, ohne Zusammenfassen',
    ignore: 'Auszulassende Arrays',
    ignoreHint: 'Namen, durch Kommas getrennt',
    again: 'Neu messen',
  },
  progress: {
    name: 'Fortschritt der Messung',
    text: (network, doing) => `${network} wird gemessen: ${doing} …`,
    probe: (label) => label,
    file: 'die Datei wird gelesen',
    selfCheck: 'Selbstprüfung des Rechenkerns',
    spectrum: 'Dichte der Eigenwerte der Hesse-Matrix',
    ignore: (count) => (count === 1 ? 'Dieses Array auslassen' : `Diese ${count} Arrays auslassen`),
    cancel: 'Abbrechen',
  },
  mapping: {
    title: 'Wie die Arrays gelesen wurden',
    inFile: 'In der Datei',
    shape: 'Form',
    here: 'Hier',
    read: 'Gelesen',
    change: ({ transposed, reordered }) => {
      if (!transposed) return 'unverändert';
      return reordered ? 'transponiert, Kanäle der Eingaben von vorn nach hinten' : 'transponiert';
    },
  },
  network: {
    layer: layerText,
    loss: (loss) => LOSSES[loss],
    parameters: (count) => `${formatCount(count)} Parameter`,
    examples: (train, test) => `${formatCount(train)} Trainings- und ${formatCount(test)} Testbeispiele`,
    batchSize: (size) => `trainiert mit B = ${formatCount(size)}`,
    download: 'JSON herunterladen',
    errors:
      'Die Art des Fehlers steht bei jedem Verfahren: Der exakte Wert liegt innerhalb einer Schranke; ein 95-%-Intervall enthält ihn in 95 von 100 Wiederholungen mit anderen Zufallszahlen; ein Anhaltspunkt nennt die Größenordnung eines möglichen Fehlers.',
    tiers: {
      sharpness: 'Verluste und Schärfe',
      economy: 'Sparsam: wenige Gradienten',
      standard: 'Standard: Spektren und die schärfsten Richtungen',
      full: 'Voll: Rauschen und Krümmung, und Maße, die Umskalieren nicht ändert',
    },
    notMeasured: 'nicht gemessen',
    certainty: {
      bound: 'Fehler: eine Schranke',
      interval: 'Fehler: ein 95-%-Intervall',
      indication: 'Fehler: ein Anhaltspunkt',
    },
    exact: 'Exakt bis auf Gleichstände',
    error: (kind, converged) => (converged ? `${kind}.` : `${kind}, größer als verlangt.`),
  },
  spectrum: {
    title: 'Spektrum der Hesse-Matrix',
    none: 'Hier kein Spektrum',
    why: 'Ein Produkt aus Hesse-Matrix und Vektor war nicht endlich.',
    note: 'Stochastische Lanczos-Quadratur; das Band ist ein 95-%-Intervall über ihre Zufallsvektoren. Striche sind die größten Eigenwerte.',
  },
  guide: {
    pytorch: 'Aus PyTorch',
    pytorchCode: `state = {k: v.cpu().numpy() for k, v
         in model.state_dict().items()}
np.savez("net.npz", **state,
    # Eingaben, wie das Netz sie erhält
    x_train=…, y_train=…,
    x_test=…, y_test=…,
    # der verdeckten Schichten
    activation="relu",
    # mit hiesigem verglichen
    train_loss=0.0123)`,
    pytorchNote:
      'Arrays mit Namen wie `0.weight` oder `fc1.weight` werden in der Reihenfolge der Schichten gelesen und ihre Gewichte transponiert; die Seite zeigt, wie jedes Array gelesen wurde. safetensors-Dateien gehen auch. Mit `MSELoss` sind Verluste und Eigenwerte hier das K/2-Fache derer von PyTorch bei K Ausgaben.',
    other: 'Aus NumPy, JAX oder anderem',
    otherCode: `np.savez("net.npz",
    # Gewichte [ein, aus]
    W0=…, b0=…,  W1=…, b1=…,
    x_train=…, y_train=…,
    activation="tanh",
    # im Training benutzt
    batch_size=32)`,
    otherNote:
      'Um `weight.T` aus PyTorch unter diesen Namen zu sichern, das Array zuerst zusammenhängend machen: `numpy.ascontiguousarray(weight.T)`, oder `weight.T.contiguous()` mit safetensors, das die Werte sonst vertauscht. Klassen sind Zahlen ab 0; die letzte Schicht ist linear. Mit `initial.W0`, … (Anfangsgewichten) und `velocity.W0`, … (Momentum) werden auch der Abstand von der Initialisierung und der letzte Schritt gemessen. „Lauf exportieren“ im Mikroskop schreibt solche Dateien.',
  },
};
