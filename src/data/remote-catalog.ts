import type { RemoteId } from './spec.ts';

export interface RemoteFile {
  readonly name: string;
  readonly bytes: number;
  /** SHA-256 of the bytes, which are refused if they have another. */
  readonly sha256: string;
}

/** A public data set: its files, and base addresses (https) to try in order. */
export interface RemoteSet {
  readonly title: string;
  /** Where the files can be downloaded by hand, to be dropped on the page. */
  readonly homepage: string;
  readonly files: readonly RemoteFile[];
  readonly mirrors: readonly string[];
  readonly classNames: readonly string[];
}

export type RemoteCatalog = Readonly<Record<RemoteId, RemoteSet>>;

const idxFiles = (sizesAndHashes: readonly (readonly [bytes: number, sha256: string])[]): readonly RemoteFile[] =>
  [
    'train-images-idx3-ubyte.gz',
    'train-labels-idx1-ubyte.gz',
    't10k-images-idx3-ubyte.gz',
    't10k-labels-idx1-ubyte.gz',
  ].map((name, i) => ({ name, bytes: sizesAndHashes[i][0], sha256: sizesAndHashes[i][1] }));

/**
 * Every file has a pinned hash, so mirrors need not be trusted. raw and media.githubusercontent.com allow cross-origin
 * requests from any page; the others may not, and come last.
 */
export const REMOTE_CATALOG: RemoteCatalog = {
  mnist: {
    title: 'MNIST',
    homepage: 'https://github.com/cvdfoundation/mnist',
    files: idxFiles([
      [9912422, '440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609'],
      [28881, '3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c'],
      [1648877, '8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6'],
      [4542, 'f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6'],
    ]),
    mirrors: [
      'https://raw.githubusercontent.com/fgnt/mnist/master/',
      'https://storage.googleapis.com/cvdf-datasets/mnist/',
      'https://ossci-datasets.s3.amazonaws.com/mnist/',
    ],
    classNames: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
  },
  'fashion-mnist': {
    title: 'Fashion-MNIST',
    homepage: 'https://github.com/zalandoresearch/fashion-mnist',
    files: idxFiles([
      [26421880, '3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84'],
      [29515, 'a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845'],
      [4422102, '346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073'],
      [5148, '67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5'],
    ]),
    mirrors: [
      'https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/',
      'https://storage.googleapis.com/tensorflow/tf-keras-datasets/',
    ],
    classNames: ['T-shirt', 'Trouser', 'Pullover', 'Dress', 'Coat', 'Sandal', 'Shirt', 'Sneaker', 'Bag', 'Ankle boot'],
  },
  'cifar-10': {
    title: 'CIFAR-10',
    homepage: 'https://www.cs.toronto.edu/~kriz/cifar.html (binary version)',
    files: [
      {
        name: 'cifar-10-binary.tar.gz',
        bytes: 170052171,
        sha256: 'c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd',
      },
    ],
    mirrors: [
      'https://media.githubusercontent.com/media/cyshen/classify_cifar/43f294ed2b01ab5bcc091e42782a511487bcedf5/',
      'https://mindspore-website.obs.cn-north-4.myhuaweicloud.com/notebook/datasets/',
      'https://www.cs.toronto.edu/~kriz/',
    ],
    classNames: ['airplane', 'automobile', 'bird', 'cat', 'deer', 'dog', 'frog', 'horse', 'ship', 'truck'],
  },
};

/** Origins of all mirrors, for the page's Content-Security-Policy (`connect-src`). Nothing else is ever downloaded. */
export const REMOTE_HOSTS: readonly string[] = [
  ...new Set(Object.values(REMOTE_CATALOG).flatMap(({ mirrors }) => mirrors.map((mirror) => new URL(mirror).origin))),
];
