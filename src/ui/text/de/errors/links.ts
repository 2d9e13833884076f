/** Links, and how a sweep compares with the results that its link holds. */
export const LINKS_DE = {
  claim: {
    'its contents must be at most {most} bytes': 'Der Inhalt darf höchstens {most} Bytes groß sein',
    'it must have at most {most} characters': 'Er darf höchstens {most} Zeichen haben',
    'its version must be at most {version}': 'Seine Version darf höchstens {version} sein',
    'its digest must be of {count} replicates, as its spec':
      'Seine Zusammenfassung muss {count} Wiederholungen haben, wie seine Spezifikation',
    'its digest must have {count} cells, as its spec':
      'Seine Zusammenfassung muss {count} Zellen haben, wie seine Spezifikation',
    'its digest must have {count} values in every cell':
      'Seine Zusammenfassung muss {count} Werte in jeder Zelle haben',
    'its digest must count at most {count} replicates':
      'Seine Zusammenfassung darf höchstens {count} Wiederholungen zählen',
  },
  got: {
    '{count#} for {quantity}': '{count} für {quantity}',
    'another number for {quantity}': 'eine andere Zahl für {quantity}',
    'more for {quantity}': 'mehr für {quantity}',
  },
  message: {
    'link: {faults:fault*}.': 'Link: {faults:fault*}.',
    'This link is incomplete: it ends early.': 'Dieser Link ist unvollständig: Er endet zu früh.',
    'This link is damaged: some of its characters were changed.':
      'Dieser Link ist beschädigt: Einige seiner Zeichen wurden geändert.',
    'This link is damaged: it holds {character}, which no link of this page does.':
      'Dieser Link ist beschädigt: Er enthält {character}, was kein Link dieser Seite enthält.',
    'Copy the link again, from its first to its last character.':
      'Kopieren Sie den Link noch einmal, vom ersten bis zum letzten Zeichen.',
    'Ask for the sweep as a file.': 'Bitten Sie um den Sweep als Datei.',
    'Ask for the link again.': 'Bitten Sie noch einmal um den Link.',
    'A newer sgdscope made it: reload this page, or open the link where it was made.':
      'Ein neueres sgdscope hat ihn erzeugt: Laden Sie diese Seite neu, oder öffnen Sie den Link dort, wo er erzeugt wurde.',
    'It was not made by this page; ask for the link again.':
      'Diese Seite hat ihn nicht erzeugt; bitten Sie noch einmal um den Link.',
    'The address ends in “{fragment}”, which is no view of this page.':
      'Die Adresse endet mit „{fragment}“; eine solche Ansicht hat diese Seite nicht.',
    'Choose one above.': 'Wählen Sie oben eine.',
    'The sweep of this link was trained on the file “{name}” (SHA-256 {hash}…).':
      'Der Sweep dieses Links wurde an der Datei „{name}“ trainiert (SHA-256 {hash}…).',
    'A link does not carry it, and it is not on this machine.':
      'Ein Link enthält sie nicht, und auf diesem Rechner ist sie nicht.',
    'Drop that file on this page, under any name, and the sweep starts.':
      'Legen Sie diese Datei unter beliebigem Namen auf der Seite ab, dann startet der Sweep.',
    '{files} is not the file that the link asks for: its SHA-256 begins with {hash}, that of “{asked}” with {askedHash}.':
      '{files} ist nicht die Datei, die der Link verlangt: Ihre SHA-256 beginnt mit {hash}, die von „{asked}“ mit {askedHash}.',
    'It has become the data of the settings; to give the other one, open the link again.':
      'Sie ist nun der Datensatz der Einstellungen; um die andere anzugeben, öffnen Sie den Link noch einmal.',
    'The link holds results (fingerprint {fingerprint}…, made on {engine}): they are compared once every run has ended.':
      'Der Link enthält Ergebnisse (Fingerabdruck {fingerprint}…, berechnet mit {engine}): Sie werden verglichen, sobald jeder Lauf beendet ist.',
    'Reproduced exactly: same fingerprint as in the link, {fingerprint}….':
      'Genau reproduziert: derselbe Fingerabdruck wie im Link, {fingerprint}….',
    'Agrees within {margins:margins} in every cell (equivalence tests at 5 %, {replicates:replicates}).':
      'Stimmt in jeder Zelle auf {margins:margins} überein (Äquivalenztests zu 5 %, {replicates:replicates}).',
    'Undecided.': 'Nicht entschieden.',
    'Whether {cells:cells} agree within {margins:margins} is not decided by {replicates:replicates}; more would.':
      'Ob {cells:cells} auf {margins:margins} übereinstimmen, entscheiden {replicates:replicates} nicht; mehr täten es.',
    'Differs by more than {margins:margins} in {cells:cells} (tests at 5 % over all cells, Holm).':
      'Weicht um mehr als {margins:margins} ab in {cells:cells} (Tests zu 5 % über alle Zellen, Holm).',
    'More than one engine performed this sweep, so it cannot have the fingerprint of the link.':
      'Mehr als eine Engine hat diesen Sweep ausgeführt, daher kann er nicht den Fingerabdruck des Links haben.',
    'The link was made on {there}, this is {here}: they round differently, so the fingerprints differ.':
      'Der Link wurde mit {there} berechnet, dies ist {here}: Sie runden verschieden, daher unterscheiden sich die Fingerabdrücke.',
    'The fingerprint differs, although {engine} gives the same numbers everywhere: another version of sgdscope made the link, or it was altered.':
      'Der Fingerabdruck ist ein anderer, obwohl {engine} überall dieselben Zahlen ergibt: Eine andere Version von sgdscope hat den Link erzeugt, oder er wurde verändert.',
    'The fingerprint differs: another device or version made the link on {engine}.':
      'Der Fingerabdruck ist ein anderer: Ein anderes Gerät oder eine andere Version hat den Link mit {engine} erzeugt.',
  },
  margins: {
    '{share} % of λ₁': '{share} % von λ₁',
    '{share} % of λ₁ and ±{gap} of the gap': '{share} % von λ₁ und ±{gap} der Lücke',
  },
  replicates: {
    '{count} seed': '{count} Seed',
    '{count} seeds': '{count} Seeds',
    '{count} data seed': '{count} Daten-Seed',
    '{count} data seeds': '{count} Daten-Seeds',
  },
  cells: {
    '{count} of {all} cells ({named})': '{count} von {all} Zellen ({named})',
    '{count} of {all} cells ({named}; {more} more)': '{count} von {all} Zellen ({named}; {more} weitere)',
  },
};
