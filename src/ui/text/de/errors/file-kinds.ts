/** Kinds of files that are opened, and of those that are not read. */
export const FILE_KINDS_DE = {
  claim: {
    'the file must be data as CSV, NPZ or IDX, plain or gzip':
      'Die Datei muss Daten als CSV, NPZ oder IDX enthalten, ungepackt oder mit gzip gepackt',
    'file must be data as CSV, NPZ or IDX, plain or gzip':
      'Die Datei muss Daten als CSV, NPZ oder IDX enthalten, ungepackt oder mit gzip gepackt',
    'the file must be a network as NPZ or safetensors': 'Die Datei muss ein Netz als NPZ oder safetensors enthalten',
    'file must be an NPZ archive (50 4b 03 04) or a safetensors file (8 bytes of length, then {)':
      'Die Datei muss ein NPZ-Archiv (50 4b 03 04) oder eine safetensors-Datei sein (8 Bytes Länge, dann {)',
    'files opened together must be images and labels in IDX':
      'Zusammen geöffnete Dateien müssen Bilder und Labels in IDX sein',
    'at most {most} files must be opened together': 'Höchstens {most} Dateien dürfen zusammen geöffnet werden',
    'size must be at most {most} bytes': 'Die Größe darf höchstens {most} Bytes betragen',
    'size must be 1 to {most} bytes': 'Die Größe muss 1 bis {most} Bytes betragen',
    'size of the files opened together must be at most {most} bytes':
      'Die zusammen geöffneten Dateien dürfen höchstens {most} Bytes groß sein',
    'its files must be available': 'Seine Dateien müssen vorhanden sein',
    'one of its hosts must serve the file with the expected hash':
      'Einer der Server muss die Datei mit der erwarteten Prüfsumme liefern',
    'a network must be opened alone, with its data inside':
      'Ein Netz muss allein geöffnet werden, mit seinen Daten in derselben Datei',
    'the source must be a file to be read with other choices':
      'Die Quelle muss eine Datei sein, damit sie mit anderen Einstellungen gelesen werden kann',
    'they must be opened one by one': 'Sie müssen einzeln geöffnet werden',
    'reading must end within the memory that a tab has': 'Das Lesen muss mit dem Speicher auskommen, den ein Tab hat',
  },
  got: {
    'none with SHA-256 {hash}': 'keine mit SHA-256 {hash}',
    '{faults:download*}': '{faults:download*}',
    'an end without a result ({reason:message})': 'ein Ende ohne Ergebnis ({reason:message})',
    '{count#} tables': '{count} Tabellen',
    'files of other kinds among them': 'darunter Dateien anderer Art',
    'a PDF document': 'ein PDF-Dokument',
    'one PNG picture': 'ein PNG-Bild',
    'one JPEG picture': 'ein JPEG-Bild',
    'one GIF picture': 'ein GIF-Bild',
    'one WebP picture': 'ein WebP-Bild',
    'a TIFF picture': 'ein TIFF-Bild',
    'a Parquet table': 'eine Parquet-Tabelle',
    'an Arrow table': 'eine Arrow-Tabelle',
    'an old Office document (.xls, .doc)': 'ein altes Office-Dokument (.xls, .doc)',
    'an SQLite database': 'eine SQLite-Datenbank',
    'an HDF5 file': 'eine HDF5-Datei',
    'a MATLAB file': 'eine MATLAB-Datei',
    'a MATLAB file (HDF5)': 'eine MATLAB-Datei (HDF5)',
    'a GGUF model': 'ein GGUF-Modell',
    'a TensorFlow Lite model': 'ein Modell von TensorFlow Lite',
    'a bzip2 archive': 'ein bzip2-Archiv',
    'an xz archive': 'ein xz-Archiv',
    'a Zstandard archive': 'ein Zstandard-Archiv',
    'a 7z archive': 'ein 7z-Archiv',
    'a RAR archive': 'ein RAR-Archiv',
    'a gzip archive': 'ein gzip-Archiv',
    'a file of torch.save': 'eine Datei von torch.save',
    'an Excel workbook': 'eine Excel-Mappe',
    'a Word document': 'ein Word-Dokument',
    'an OpenDocument file': 'eine OpenDocument-Datei',
    'a Keras model': 'ein Keras-Modell',
    'a Python pickle, which could run any program when it is read':
      'ein Python-Pickle, das beim Lesen jedes Programm ausführen könnte',
    'safetensors, as networks are saved': 'safetensors, wie Netze gespeichert werden',
    'a web page (HTML), often what a server sends in place of a file':
      'eine Webseite (HTML), wie sie ein Server oft anstelle einer Datei schickt',
    'an XML document': 'ein XML-Dokument',
    'a saved sweep: results and the spec that gave them, not data':
      'ein gespeicherter Sweep: Ergebnisse und ihre Spezifikation, keine Daten',
    'the record of a claim, not data': 'die Aufzeichnung einer Behauptung, keine Daten',
    'the spec of a sweep, not data': 'die Spezifikation eines Sweeps, keine Daten',
    'a reference file: values to compare an engine with': 'eine Referenzdatei: Werte zum Vergleich mit einer Engine',
    'a notebook': 'ein Notebook',
    'a JSON file': 'eine JSON-Datei',
    'JSON, large, damaged or one object a line': 'JSON, groß, beschädigt oder mit einem Objekt je Zeile',
    'a zip or NPZ archive whose beginning is missing or damaged':
      'ein Zip- oder NPZ-Archiv, dessen Anfang fehlt oder beschädigt ist',
    'an empty file': 'eine leere Datei',
    'a text, possibly a table of data': 'ein Text, vielleicht eine Tabelle mit Daten',
    'an IDX file of data': 'eine IDX-Datei mit Daten',
    'one NumPy array': 'ein einzelnes NumPy-Array',
  },
  download: {
    '{address} ({reason:reason!})': '{address} ({reason:reason!})',
  },
  reason: {
    'unexpected end': 'unerwartetes Ende',
    'HTTP {status}': 'HTTP {status}',
    'no body': 'kein Inhalt',
    'more than the {bytes} bytes expected': 'mehr als die erwarteten {bytes} Bytes',
    '{got} bytes, expected {bytes}': '{got} Bytes, erwartet {bytes}',
    'its address must begin with https://': 'Die Adresse muss mit https:// beginnen',
    'SHA-256 {got}, expected {hash}': 'SHA-256 {got}, erwartet {hash}',
    'Failed to fetch': 'keine Verbindung',
    'NetworkError when attempting to fetch resource.': 'keine Verbindung',
    'Load failed': 'keine Verbindung',
  },
  message: {
    'Save the table as CSV.': 'Speichern Sie die Tabelle als CSV.',
    'Save the table as CSV: {code}.': 'Speichern Sie die Tabelle als CSV: {code}.',
    'Save the examples as CSV or NPZ.': 'Speichern Sie die Beispiele als CSV oder NPZ.',
    'Save the rows as CSV, or the arrays as NPZ.': 'Speichern Sie die Zeilen als CSV oder die Arrays als NPZ.',
    'Save many pictures of one size and their labels as one NPZ or IDX file.':
      'Speichern Sie viele Bilder einer Größe und ihre Labels als eine NPZ- oder IDX-Datei.',
    'Save the arrays as NPZ: scipy.io.loadmat, then numpy.savez.':
      'Speichern Sie die Arrays als NPZ: scipy.io.loadmat, dann numpy.savez.',
    'Save the arrays as NPZ: h5py, then numpy.savez.': 'Speichern Sie die Arrays als NPZ: h5py, dann numpy.savez.',
    'Save the tensors with numpy.savez(path, x_train=…, y_train=…).':
      'Speichern Sie die Tensoren mit numpy.savez(path, x_train=…, y_train=…).',
    'Save the arrays with numpy.savez(path, x_train=…, y_train=…).':
      'Speichern Sie die Arrays mit numpy.savez(path, x_train=…, y_train=…).',
    'Save inputs and labels together: numpy.savez(path, x_train=…, y_train=…).':
      'Speichern Sie Eingaben und Labels zusammen: numpy.savez(path, x_train=…, y_train=…).',
    'Measure a network instead; save examples as CSV or NPZ.':
      'Messen Sie stattdessen ein Netz; speichern Sie Beispiele als CSV oder NPZ.',
    'Download the file itself.': 'Laden Sie die Datei selbst herunter.',
    'Copy or download it again.': 'Kopieren oder laden Sie es noch einmal herunter.',
    'Make it again with the command "sweep", or one of its runs with "export-run".':
      'Erzeugen Sie ihn neu mit dem Befehl „sweep“, oder einen seiner Läufe mit „export-run“.',
    'Show it with the command "claims".': 'Zeigen Sie sie mit dem Befehl „claims“.',
    'Run it with the command "sweep".': 'Führen Sie sie mit dem Befehl „sweep“ aus.',
    'Check it with the command "verify".': 'Prüfen Sie sie mit dem Befehl „verify“.',
    'Open it as data; a network file contains its data.':
      'Öffnen Sie sie als Daten; die Datei eines Netzes enthält ihre Daten.',
    'Save it again.': 'Speichern Sie sie noch einmal.',
    'Save all arrays in one file with numpy.savez.': 'Speichern Sie alle Arrays in einer Datei mit numpy.savez.',
    'Save the arrays with numpy.savez or safetensors.numpy.save_file.':
      'Speichern Sie die Arrays mit numpy.savez oder safetensors.numpy.save_file.',
    'Save the arrays with numpy.savez or safetensors.torch.save_file.':
      'Speichern Sie die Arrays mit numpy.savez oder safetensors.torch.save_file.',
    'Save model.state_dict() with safetensors.torch.save_file, or its arrays with numpy.savez.':
      'Speichern Sie model.state_dict() mit safetensors.torch.save_file, oder die Arrays mit numpy.savez.',
    'The file is empty: save it again.': 'Die Datei ist leer: Speichern Sie sie noch einmal.',
    'Join them into one, or open one of them.': 'Fügen Sie sie zu einer zusammen, oder öffnen Sie eine davon.',
    'Open one data set at a time.': 'Öffnen Sie einen Datensatz nach dem anderen.',
    'Open the files of one data set.': 'Öffnen Sie die Dateien eines einzigen Datensatzes.',
    'Open them again; their names do not matter.': 'Öffnen Sie sie noch einmal; auf die Namen kommt es nicht an.',
    'Open them one by one.': 'Öffnen Sie sie einzeln.',
    'Open one of them.': 'Öffnen Sie eines davon.',
    'Open one.': 'Öffnen Sie eine.',
    'Use a smaller file.': 'Nehmen Sie eine kleinere Datei.',
    'Go online and try again, or download the files from {homepage} and open them instead.':
      'Stellen Sie eine Verbindung her und versuchen Sie es noch einmal, oder laden Sie die Dateien von {homepage} herunter und öffnen Sie diese.',
    '{what:cache}: {reason:message}. It is kept until the page is closed.':
      '{what:cache}: {reason:message}. Der Inhalt wird behalten, bis die Seite geschlossen wird.',
  },
  cache: {
    cache: 'Zwischenspeicher',
    'cache of downloads': 'Zwischenspeicher der Downloads',
    'cache of files': 'Zwischenspeicher der Dateien',
  },
};
