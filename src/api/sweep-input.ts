// Written by tests/unit/api/sweep-input.test.ts from the schema of specs (src/sweep/spec/sweep-spec.ts).

/** A run from which others start. */
export type StartInput = {
  /** number in (0, 10000] */ readonly learningRate: number;
  readonly batchSize: number
    | 'full';
  /** default "own" */ readonly seed?: number
    | 'own' | undefined;
  /** integer in [1, 100000000] */ readonly steps: number;
  readonly update?: {
    /** number in [0, 1); default 0 */ readonly momentum?: number | undefined;
    /** default false */ readonly nesterov?: boolean | undefined;
    /** number in [0, 10]; default 0 */ readonly weightDecay?: number | undefined;
  } | undefined;
  /** default "epochs" */ readonly sampling?: 'epochs' | 'withReplacement' | undefined;
  readonly schedule?: {
    readonly rate?: {
        readonly kind: 'step';
        /** number in (0, 1000000] */ readonly everyEpochs: number;
        /** number in (0, 1000] */ readonly factor: number;
      }
      | {
        readonly kind: 'linear';
        /** number in [0, 1); default 0 */ readonly from?: number | undefined;
        /** number in [0, 1]; default 0 */ readonly to?: number | undefined;
      }
      | {
        readonly kind: 'cosine';
        /** number in [0, 1]; default 0 */ readonly to?: number | undefined;
      }
      | {
        readonly kind: 'cyclic';
        /** number in (0, 1000000] */ readonly highEpochs: number;
        /** number in (0, 1000000] */ readonly lowEpochs: number;
        /** number in (0, 1000] */ readonly factor: number;
      } | undefined;
    /** number in (0, 1000000] */ readonly warmupEpochs?: number | undefined;
    readonly batch?: {
        readonly kind: 'step';
        /** integer in [1, 1000000] */ readonly everyEpochs: number;
        /** number in (0, 1000] */ readonly factor: number;
      }
      | {
        readonly kind: 'cyclic';
        /** integer in [1, 1000000] */ readonly baseEpochs: number;
        /** integer in [1, 1000000] */ readonly otherEpochs: number;
        /** number in (0, 1000] */ readonly factor: number;
      } | undefined;
  } | undefined;
  readonly rule?: {
      readonly kind: 'sam';
      /** number in [0, 100]; default 0.05 */ readonly radius?: number | undefined;
      /** integer in [1, 1000000] */ readonly ascentBatch?: number | undefined;
    }
    | {
      readonly kind: 'nudged';
      /** number in [-100, 100] */ readonly factor: number;
      /** integer in [1, 100]; default 5 */ readonly directions?: number | undefined;
      /** number in (0, 1000000]; default 1 */ readonly refreshEpochs?: number | undefined;
    }
    | {
      readonly kind: 'svag';
      /** integer in [1, 1024] */ readonly level: number;
    }
    | {
        readonly kind: 'injectedNoise';
        readonly shape: 'white';
      }
      | {
        readonly kind: 'injectedNoise';
        readonly shape: 'diagonal';
        /** integer in [1, 1000000]; default 10 */ readonly refreshSteps?: number | undefined;
      }
      | {
        readonly kind: 'injectedNoise';
        readonly shape: 'covariance';
      }
      | {
        readonly kind: 'injectedNoise';
        readonly shape: 'hessian';
        /** integer in [1, 100]; default 20 */ readonly directions?: number | undefined;
        /** integer in [1, 1000000]; default 10 */ readonly refreshSteps?: number | undefined;
      }
      | {
        readonly kind: 'injectedNoise';
        readonly shape: 'leading';
        /** integer in [1, 100]; default 20 */ readonly directions?: number | undefined;
        /** integer in [1, 1000000]; default 10 */ readonly refreshSteps?: number | undefined;
      }
    | {
      readonly kind: 'gradientFlow';
      /** number in [1e-7, 0.1]; default 0.0001 */ readonly tolerance?: number | undefined;
      /** integer in [1, 1000000]; default 10 */ readonly refreshSteps?: number | undefined;
    }
    | {
      readonly kind: 'centralFlow';
      /** number in [0.00001, 0.5]; default 0.02 */ readonly tolerance?: number | undefined;
      /** integer in [1, 8]; default 6 */ readonly directions?: number | undefined;
      /** integer in [1, 1000000]; default 10 */ readonly refreshSteps?: number | undefined;
    }
    | {
      readonly kind: 'adam';
      /** number in [0, 1); default 0.9 */ readonly beta1?: number | undefined;
      /** number in [0, 1); default 0.999 */ readonly beta2?: number | undefined;
      /** number in [1e-30, 1000000]; default 1e-8 */ readonly epsilon?: number | undefined;
    }
    | {
      readonly kind: 'adamw';
      /** number in [0, 1); default 0.9 */ readonly beta1?: number | undefined;
      /** number in [0, 1); default 0.999 */ readonly beta2?: number | undefined;
      /** number in [1e-30, 1000000]; default 1e-8 */ readonly epsilon?: number | undefined;
    }
    | {
      readonly kind: 'rmsprop';
      /** number in [0, 1); default 0.99 */ readonly decay?: number | undefined;
      /** number in [1e-30, 1000000]; default 1e-8 */ readonly epsilon?: number | undefined;
    }
    | {
      readonly kind: 'adagrad';
      /** number in [0, 1000000000000]; default 0 */ readonly initial?: number | undefined;
      /** number in [1e-30, 1000000]; default 1e-10 */ readonly epsilon?: number | undefined;
    }
    | {
      readonly kind: 'signDescent';
    }
    | {
      readonly kind: 'lion';
      /** number in [0, 1); default 0.9 */ readonly beta1?: number | undefined;
      /** number in [0, 1); default 0.99 */ readonly beta2?: number | undefined;
    }
    | {
      readonly kind: 'muon';
      /** number in [0, 1); default 0.95 */ readonly decay?: number | undefined;
      /** number in (0, 10000]; default 0.015 */ readonly adamFactor?: number | undefined;
    }
    | {
      readonly kind: 'domSgd';
      /** integer in [1, 100]; default 10 */ readonly directions?: number | undefined;
      /** integer in [1, 1000000]; default 1 */ readonly refreshSteps?: number | undefined;
    }
    | {
      readonly kind: 'bulkSgd';
      /** integer in [1, 100]; default 10 */ readonly directions?: number | undefined;
      /** integer in [1, 1000000]; default 1 */ readonly refreshSteps?: number | undefined;
    }
    | {
        readonly kind: 'freshLabelNoise';
        readonly shape: 'targets';
        /** number in [0, 1000] */ readonly deviation: number;
      }
      | {
        readonly kind: 'freshLabelNoise';
        readonly shape: 'classes';
        /** number in [0, 1] */ readonly probability: number;
      } | undefined;
  readonly budget?: {
      readonly kind: 'steps';
      /** integer in [1, 100000000] */ readonly steps: number;
    }
    | {
      readonly kind: 'epochs';
      /** integer in [1, 100000000] */ readonly epochs: number;
    }
    | {
      readonly kind: 'etaSteps';
      /** number in (0, 1000000000000000] */ readonly etaSteps: number;
    }
    | {
      readonly kind: 'untilLoss';
      /** number in (0, ∞) */ readonly loss: number;
      /** integer in [1, 100000000] */ readonly maxEpochs: number;
    } | undefined;
  readonly start?: StartInput | undefined;
};

/** Everything that determines the numbers of a sweep, as a person writes it: what has a default may be left out. */
export type SweepInput = {
  /** number in (−∞, ∞) */ readonly version: 1;
  /** default "Untitled sweep" */ readonly name?: string | undefined;
  readonly dataset: {
    readonly source?: {
        readonly kind: 'glyphs';
        /** integer in [6, 32]; default 12 */ readonly side?: number | undefined;
        /** number in [0, 2]; default 1 */ readonly distortion?: number | undefined;
        /** number in [0, 1]; default 0.04 */ readonly pixelNoise?: number | undefined;
      }
      | {
        readonly kind: 'moons';
        /** number in [0, 1]; default 0.15 */ readonly noise?: number | undefined;
      }
      | {
        readonly kind: 'spirals';
        /** integer in [2, 10]; default 2 */ readonly arms?: number | undefined;
        /** number in [0.25, 5]; default 1.5 */ readonly turns?: number | undefined;
        /** number in [0, 1]; default 0 */ readonly noise?: number | undefined;
        /** default "even" */ readonly spacing?: unknown | undefined;
      }
      | {
        readonly kind: 'circles';
        /** integer in [2, 10]; default 2 */ readonly rings?: number | undefined;
        /** number in [0, 1]; default 0.08 */ readonly noise?: number | undefined;
      }
      | {
        readonly kind: 'gaussians';
        /** integer in [1, 1024]; default 10 */ readonly dimension?: number | undefined;
        /** integer in [2, 100]; default 3 */ readonly classes?: number | undefined;
        /** number in [0.01, 5]; default 0.5 */ readonly overlap?: number | undefined;
      }
      | {
        readonly kind: 'teacher';
        /** integer in [1, 1024]; default 20 */ readonly dimension?: number | undefined;
        /** integer in [1, 512]; default 8 */ readonly width?: number | undefined;
        /** integer in [2, 100]; default 3 */ readonly classes?: number | undefined;
        /** number in [0.1, 10]; default 2 */ readonly gain?: number | undefined;
      }
      | {
        readonly kind: 'chebyshev';
        /** integer in [1, 30]; default 5 */ readonly degree?: number | undefined;
        /** number in [0, 1]; default 0 */ readonly noise?: number | undefined;
        /** default "even" */ readonly spacing?: unknown | undefined;
      }
      | {
        readonly kind: 'sparseRegression';
        /** integer in [2, 1024]; default 60 */ readonly dimension?: number | undefined;
        /** integer in [1, 100]; default 3 */ readonly nonzeros?: number | undefined;
        /** number in [0, 5]; default 0 */ readonly noise?: number | undefined;
      }
      | {
        readonly kind: 'linearRegression';
        /** integer in [1, 64]; default 2 */ readonly dimension?: number | undefined;
        /** number in [0.05, 1]; default 0.5 */ readonly ratio?: number | undefined;
        /** number in [0, 5]; default 1 */ readonly noise?: number | undefined;
      }
      | {
        readonly kind: 'points';
        readonly points?: unknown | undefined;
      }
      | {
        readonly kind: 'formula';
        /** default "sin(3x1) * x2" */ readonly formula?: string | undefined;
        readonly thresholds?: readonly (number)[] | undefined;
        /** default "uniform" */ readonly inputs?: unknown | undefined;
        /** number in [0, 10]; default 0 */ readonly noise?: number | undefined;
      }
      | {
        readonly kind: 'remote';
        readonly id: 'mnist' | 'fashion-mnist' | 'cifar-10';
      }
      | {
        readonly kind: 'file';
        readonly name: string;
        readonly sha256: string;
        readonly reading?: {
          readonly label?: string
            | number | undefined;
          readonly ignore?: readonly (string
            | number)[] | undefined;
          readonly task?: 'classification' | 'regression' | undefined;
          readonly missing?: 'drop' | 'impute' | undefined;
          readonly words?: 'oneHot' | 'ignore' | undefined;
          readonly encoding?: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | undefined;
          readonly decimal?: ',' | '.' | undefined;
          readonly delimiter?: ',' | ';' | '	' | ' ' | '|' | undefined;
          readonly header?: boolean | undefined;
          readonly channels?: 'last' | 'first' | undefined;
          readonly image?: readonly [number, number, number] | undefined;
        } | undefined;
      } | undefined;
    /** integer in [1, 1000000]; default 1024 */ readonly trainCount?: number | undefined;
    /** integer in [0, 1000000]; default 10000 */ readonly testCount?: number | undefined;
    /** integer in [0, ∞); default 0 */ readonly seed?: number | undefined;
    readonly seeds?: number
      | readonly (number)[] | undefined;
    /** number in [0, 1]; default 0 */ readonly labelNoise?: number | undefined;
    /** number in [0, 10]; default 0 */ readonly inputNoise?: number | undefined;
    /** default "global" */ readonly standardise?: 'none' | 'global' | 'centred' | 'perFeature' | undefined;
    readonly standardiseTargets?: true | undefined;
    /** number in (−∞, ∞); default 1 */ readonly pool?: 1 | 2 | 4 | undefined;
  };
  readonly model?: {
    readonly stem?: readonly ({
        readonly kind: 'conv';
        readonly kernel: 3
          | 5;
        /** integer in [1, 64] */ readonly channels: number;
      }
      | {
        readonly kind: 'avgpool';
        readonly size: 2
          | 4;
      })[] | undefined;
    readonly hidden?: readonly (number)[] | undefined;
    /** default "tanh" */ readonly activation?: 'tanh' | 'relu' | 'gelu' | 'softplus' | 'linear' | undefined;
    /** default "crossEntropy" */ readonly loss?: 'crossEntropy' | 'squaredError' | undefined;
    /** default "lecun" */ readonly init?: 'lecun' | 'he' | 'xavier' | undefined;
    /** number in (0, 100]; default 1 */ readonly gain?: number | undefined;
    readonly architecture?: 'diagonal' | undefined;
    readonly residual?: true | undefined;
    readonly normalisation?: 'layer' | undefined;
  } | undefined;
  readonly update?: {
    /** number in [0, 1); default 0 */ readonly momentum?: number | undefined;
    /** default false */ readonly nesterov?: boolean | undefined;
    /** number in [0, 10]; default 0 */ readonly weightDecay?: number | undefined;
  } | undefined;
  readonly rule?: {
      readonly kind: 'sam';
      /** number in [0, 100]; default 0.05 */ readonly radius?: number | undefined;
      /** integer in [1, 1000000] */ readonly ascentBatch?: number | undefined;
    }
    | {
      readonly kind: 'nudged';
      /** number in [-100, 100] */ readonly factor: number;
      /** integer in [1, 100]; default 5 */ readonly directions?: number | undefined;
      /** number in (0, 1000000]; default 1 */ readonly refreshEpochs?: number | undefined;
    }
    | {
      readonly kind: 'svag';
      /** integer in [1, 1024] */ readonly level: number;
    }
    | {
        readonly kind: 'injectedNoise';
        readonly shape: 'white';
      }
      | {
        readonly kind: 'injectedNoise';
        readonly shape: 'diagonal';
        /** integer in [1, 1000000]; default 10 */ readonly refreshSteps?: number | undefined;
      }
      | {
        readonly kind: 'injectedNoise';
        readonly shape: 'covariance';
      }
      | {
        readonly kind: 'injectedNoise';
        readonly shape: 'hessian';
        /** integer in [1, 100]; default 20 */ readonly directions?: number | undefined;
        /** integer in [1, 1000000]; default 10 */ readonly refreshSteps?: number | undefined;
      }
      | {
        readonly kind: 'injectedNoise';
        readonly shape: 'leading';
        /** integer in [1, 100]; default 20 */ readonly directions?: number | undefined;
        /** integer in [1, 1000000]; default 10 */ readonly refreshSteps?: number | undefined;
      }
    | {
      readonly kind: 'gradientFlow';
      /** number in [1e-7, 0.1]; default 0.0001 */ readonly tolerance?: number | undefined;
      /** integer in [1, 1000000]; default 10 */ readonly refreshSteps?: number | undefined;
    }
    | {
      readonly kind: 'centralFlow';
      /** number in [0.00001, 0.5]; default 0.02 */ readonly tolerance?: number | undefined;
      /** integer in [1, 8]; default 6 */ readonly directions?: number | undefined;
      /** integer in [1, 1000000]; default 10 */ readonly refreshSteps?: number | undefined;
    }
    | {
      readonly kind: 'adam';
      /** number in [0, 1); default 0.9 */ readonly beta1?: number | undefined;
      /** number in [0, 1); default 0.999 */ readonly beta2?: number | undefined;
      /** number in [1e-30, 1000000]; default 1e-8 */ readonly epsilon?: number | undefined;
    }
    | {
      readonly kind: 'adamw';
      /** number in [0, 1); default 0.9 */ readonly beta1?: number | undefined;
      /** number in [0, 1); default 0.999 */ readonly beta2?: number | undefined;
      /** number in [1e-30, 1000000]; default 1e-8 */ readonly epsilon?: number | undefined;
    }
    | {
      readonly kind: 'rmsprop';
      /** number in [0, 1); default 0.99 */ readonly decay?: number | undefined;
      /** number in [1e-30, 1000000]; default 1e-8 */ readonly epsilon?: number | undefined;
    }
    | {
      readonly kind: 'adagrad';
      /** number in [0, 1000000000000]; default 0 */ readonly initial?: number | undefined;
      /** number in [1e-30, 1000000]; default 1e-10 */ readonly epsilon?: number | undefined;
    }
    | {
      readonly kind: 'signDescent';
    }
    | {
      readonly kind: 'lion';
      /** number in [0, 1); default 0.9 */ readonly beta1?: number | undefined;
      /** number in [0, 1); default 0.99 */ readonly beta2?: number | undefined;
    }
    | {
      readonly kind: 'muon';
      /** number in [0, 1); default 0.95 */ readonly decay?: number | undefined;
      /** number in (0, 10000]; default 0.015 */ readonly adamFactor?: number | undefined;
    }
    | {
      readonly kind: 'domSgd';
      /** integer in [1, 100]; default 10 */ readonly directions?: number | undefined;
      /** integer in [1, 1000000]; default 1 */ readonly refreshSteps?: number | undefined;
    }
    | {
      readonly kind: 'bulkSgd';
      /** integer in [1, 100]; default 10 */ readonly directions?: number | undefined;
      /** integer in [1, 1000000]; default 1 */ readonly refreshSteps?: number | undefined;
    }
    | {
        readonly kind: 'freshLabelNoise';
        readonly shape: 'targets';
        /** number in [0, 1000] */ readonly deviation: number;
      }
      | {
        readonly kind: 'freshLabelNoise';
        readonly shape: 'classes';
        /** number in [0, 1] */ readonly probability: number;
      } | undefined;
  readonly schedule?: {
    readonly rate?: {
        readonly kind: 'step';
        /** number in (0, 1000000] */ readonly everyEpochs: number;
        /** number in (0, 1000] */ readonly factor: number;
      }
      | {
        readonly kind: 'linear';
        /** number in [0, 1); default 0 */ readonly from?: number | undefined;
        /** number in [0, 1]; default 0 */ readonly to?: number | undefined;
      }
      | {
        readonly kind: 'cosine';
        /** number in [0, 1]; default 0 */ readonly to?: number | undefined;
      }
      | {
        readonly kind: 'cyclic';
        /** number in (0, 1000000] */ readonly highEpochs: number;
        /** number in (0, 1000000] */ readonly lowEpochs: number;
        /** number in (0, 1000] */ readonly factor: number;
      } | undefined;
    /** number in (0, 1000000] */ readonly warmupEpochs?: number | undefined;
    readonly batch?: {
        readonly kind: 'step';
        /** integer in [1, 1000000] */ readonly everyEpochs: number;
        /** number in (0, 1000] */ readonly factor: number;
      }
      | {
        readonly kind: 'cyclic';
        /** integer in [1, 1000000] */ readonly baseEpochs: number;
        /** integer in [1, 1000000] */ readonly otherEpochs: number;
        /** number in (0, 1000] */ readonly factor: number;
      } | undefined;
  } | undefined;
  readonly start?: StartInput | undefined;
  /** default "epochs" */ readonly sampling?: 'epochs' | 'withReplacement' | undefined;
  readonly grid: {
    readonly learningRates: readonly (number)[]
      | {
        /** number in (0, 10000] */ readonly from: number;
        /** number in (0, 10000] */ readonly to: number;
        /** integer in [1, 64] */ readonly count: number;
      };
    readonly batchSizes: readonly (number
        | 'full')[]
      | {
        /** integer in [1, ∞) */ readonly from: number;
        /** integer in [1, ∞) */ readonly to: number;
        /** integer in [1, 64] */ readonly count: number;
      };
    /** default 3 */ readonly seeds?: number
      | readonly (number)[] | undefined;
  };
  readonly budget: {
      readonly kind: 'steps';
      /** integer in [1, 100000000] */ readonly steps: number;
    }
    | {
      readonly kind: 'epochs';
      /** integer in [1, 100000000] */ readonly epochs: number;
    }
    | {
      readonly kind: 'etaSteps';
      /** number in (0, 1000000000000000] */ readonly etaSteps: number;
    }
    | {
      readonly kind: 'untilLoss';
      /** number in (0, ∞) */ readonly loss: number;
      /** integer in [1, 100000000] */ readonly maxEpochs: number;
    };
  readonly tune?: 'testAccuracy' | 'testLoss' | 'trainLoss' | undefined;
  readonly measure?: {
    /** integer in [1, 200]; default 24 */ readonly trainPerDecade?: number | undefined;
    /** integer in [0, 200]; default 8 */ readonly testPerDecade?: number | undefined;
    /** integer in [0, 200]; default 3 */ readonly sharpnessPerDecade?: number | undefined;
    /** number in (0, 0.5]; default 0.01 */ readonly sharpnessTolerance?: number | undefined;
    /** default "sharpness" */ readonly tier?: 'sharpness' | 'economy' | 'standard' | 'full' | undefined;
    /** integer in [2, 400]; default 60 */ readonly sharpnessIterations?: number | undefined;
    /** number in [1, ∞); default 100 */ readonly divergenceFactor?: number | undefined;
    /** integer in [1, ∞); default 10 */ readonly patienceEpochs?: number | undefined;
  } | undefined;
  /** integer in [0, ∞); default 0 */ readonly resamplingSeed?: number | undefined;
};
