/** Archives, their entries and gzip. */
export const ARCHIVES_DE = {
  claim: {
    'gzip data must be complete and undamaged': 'Die gzip-Daten müssen vollständig und unbeschädigt sein',
    'unpacked size must be at most {most} bytes': 'Ausgepackt darf der Inhalt höchstens {most} Bytes groß sein',
    'unpacked size must be at most {most} bytes, for an archive of {size} bytes':
      'Bei einem Archiv von {size} Bytes darf der ausgepackte Inhalt höchstens {most} Bytes groß sein',
    'unpacked size so far must be at most {most} bytes, for an archive of {size} bytes':
      'Bei einem Archiv von {size} Bytes darf der bis hierher ausgepackte Inhalt höchstens {most} Bytes groß sein',
    'unpacked size must be {size} bytes': 'Ausgepackt muss der Inhalt {size} Bytes groß sein',
    'packed data must be deflate, complete and undamaged':
      'Die gepackten Daten müssen deflate, vollständig und unbeschädigt sein',
    'packing must be none or deflate, without a password':
      'Der Eintrag muss ungepackt oder mit deflate gepackt sein, ohne Passwort',
    'CRC-32 must be {sum}, as in the directory of the archive':
      'Die CRC-32 muss {sum} sein, wie im Verzeichnis des Archivs',
    'zip archive must be complete and undamaged': 'Das Zip-Archiv muss vollständig und unbeschädigt sein',
    'name must be of at most 255 printable characters, without .. or a leading slash':
      'Der Name darf höchstens 255 druckbare Zeichen haben, ohne .. und ohne Schrägstrich am Anfang',
    'name of a tensor must be of at most 255 printable characters, without .. or a leading slash':
      'Der Name eines Tensors darf höchstens 255 druckbare Zeichen haben, ohne .. und ohne Schrägstrich am Anfang',
    'name must be that of one entry': 'Der Name darf nur einem Eintrag gehören',
    'name must be that of one file': 'Der Name darf nur einer Datei gehören',
    'name must be unique, ignoring case':
      'Der Name darf nur einmal vorkommen, auch in anderer Groß- und Kleinschreibung',
    'name must be unlike any other, letter case apart':
      'Der Name muss sich von jedem anderen unterscheiden, nicht nur in Groß- und Kleinschreibung',
    'number of entries must be at most {most}': 'Es dürfen höchstens {most} Einträge sein',
    'number of files must be at most {most}': 'Es dürfen höchstens {most} Dateien sein',
    'archives in archives must be at most {most}, one inside the other':
      'Höchstens {most} Archive dürfen ineinander stecken',
    'entry size must be octal digits, a size of at least 0':
      'Die Größe des Eintrags muss aus Oktalziffern bestehen und mindestens 0 sein',
    'entry size must be at most {rest} bytes, the rest of the archive':
      'Der Eintrag darf höchstens {rest} Bytes groß sein, so viel wie der Rest des Archivs',
    'header checksum must be right': 'Die Prüfsumme des Headers muss stimmen',
    'archive must be the binary version of CIFAR-10, with data_batch_*.bin and one test_batch.bin':
      'Das Archiv muss die binäre Fassung von CIFAR-10 sein, mit data_batch_*.bin und einer test_batch.bin',
    'size must be a positive multiple of {record} bytes':
      'Die Größe muss ein positives Vielfaches von {record} Bytes sein',
    'tables must be {count}': 'Es muss genau {count} Tabelle enthalten sein',
  },
  got: {
    '"{reason:reason!}"': '„{reason:reason!}“',
    'encrypted data': 'verschlüsselte Daten',
    'method {method}': 'Verfahren {method}',
    'no directory at its end': 'kein Verzeichnis am Ende',
    'no entry {number} of {count} in its directory': 'kein Eintrag {number} von {count} im Verzeichnis',
    'entry {number} of its directory cut short': 'Eintrag {number} des Verzeichnisses abgeschnitten',
    'no entry "{name}" where its directory says': 'kein Eintrag „{name}“ an der Stelle, die das Verzeichnis nennt',
    'entry "{name}" cut short': 'Eintrag „{name}“ abgeschnitten',
    '{train#} and {test#} of them': '{train} und {test} davon',
  },
  message: {
    'It is cut short or damaged: copy or download it again.':
      'Sie ist abgeschnitten oder beschädigt: Kopieren oder laden Sie sie noch einmal herunter.',
    'It is cut short or damaged: save or copy it again.':
      'Es ist abgeschnitten oder beschädigt: Speichern oder kopieren Sie es noch einmal.',
    'Unpack it first if it is right, or use a smaller file.':
      'Packen Sie den Inhalt vorher aus, wenn er richtig ist, oder nehmen Sie eine kleinere Datei.',
    'The archive is damaged: save or copy it again.':
      'Das Archiv ist beschädigt: Speichern oder kopieren Sie es noch einmal.',
    'The archive is damaged: copy or download it again.':
      'Das Archiv ist beschädigt: Kopieren oder laden Sie es noch einmal herunter.',
    'The archive is cut short: copy or download it again.':
      'Das Archiv ist abgeschnitten: Kopieren oder laden Sie es noch einmal herunter.',
    'Its bytes are not those that were saved: save or copy the file again.':
      'Seine Bytes sind nicht die gespeicherten: Speichern oder kopieren Sie die Datei noch einmal.',
    'Pack it again as a plain zip archive.': 'Packen Sie ihn noch einmal, als einfaches Zip-Archiv.',
    'Pack the archive again.': 'Packen Sie das Archiv noch einmal.',
    'Pack the files again, in the ustar format and with less than 8 GB each.':
      'Packen Sie die Dateien noch einmal, im Format ustar und mit je weniger als 8 GB.',
    'Pack the files of the data set alone.': 'Packen Sie nur die Dateien des Datensatzes.',
    'Rename it.': 'Benennen Sie ihn um.',
    'Rename it, or pack the archive again.': 'Benennen Sie ihn um, oder packen Sie das Archiv noch einmal.',
    'Rename one of them.': 'Benennen Sie einen davon um.',
    'Which of them is meant cannot be known: pack the archive again.':
      'Welcher gemeint ist, lässt sich nicht feststellen: Packen Sie das Archiv noch einmal.',
    'Save the arrays or the table alone.': 'Speichern Sie nur die Arrays oder nur die Tabelle.',
    'Unpack it and open the table.': 'Packen Sie es aus und öffnen Sie die Tabelle.',
    'Unpack the archive and open one of them.': 'Packen Sie das Archiv aus und öffnen Sie eine davon.',
    'Unpack it first.': 'Packen Sie es vorher aus.',
    'Use the binary version of CIFAR-10, not that of CIFAR-100.':
      'Nehmen Sie die binäre Fassung von CIFAR-10, nicht die von CIFAR-100.',
    'Download cifar-10-binary.tar.gz, not the version for Python or MATLAB.':
      'Laden Sie cifar-10-binary.tar.gz herunter, nicht die Fassung für Python oder MATLAB.',
  },
};
