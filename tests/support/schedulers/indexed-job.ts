import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

type Action = 'FailIndex' | 'FailJob' | 'Ignore' | 'Count';

interface Rule {
  readonly action: Action;
  readonly onExitCodes?: { readonly operator: 'In' | 'NotIn'; readonly values: readonly number[] };
  readonly onPodConditions?: readonly { readonly type: string; readonly status?: string }[];
}

interface Container {
  readonly command: readonly string[];
  readonly args: readonly string[];
  readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string }[];
}

/** What of a Job of Kubernetes is emulated here. */
export interface Job {
  readonly spec: {
    readonly completions: number;
    readonly parallelism: number;
    readonly completionMode: 'Indexed';
    readonly backoffLimitPerIndex: number;
    readonly podFailurePolicy: { readonly rules: readonly Rule[] };
    readonly template: {
      readonly spec: {
        readonly restartPolicy: 'Never';
        readonly terminationGracePeriodSeconds: number;
        readonly containers: readonly [Container];
      };
    };
  };
}

export interface Pod {
  readonly index: number;
  /** Of the pods of its index, from 0. */
  readonly attempt: number;
  /** Deletes it, as when its node is drained: SIGTERM, after the grace period SIGKILL. */
  evict(): void;
  /** SIGKILL, as when memory is short. */
  kill(): void;
}

interface EndedPod extends Pick<Pod, 'index' | 'attempt'> {
  /** 128 + the signal where one ended it. */
  readonly code: number;
  readonly action: Action | 'Succeeded';
}

interface Surroundings {
  /** Folders that stand for volumes, by name. */
  readonly volumes: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Called with each pod when it has started. */
  readonly onPod?: (pod: Pod) => void;
}

const SIGNALS: Readonly<Record<string, number>> = { SIGTERM: 15, SIGKILL: 9 };

const codeOf = (child: ChildProcess) =>
  new Promise<number>((settle, fail) => {
    child.on('error', fail);
    child.on('close', (code, signal) => settle(code ?? 128 + (SIGNALS[signal ?? ''] ?? 0)));
  });

/**
 * What the first rule that fits says of a failed pod, else `Count`.
 * Source: Kubernetes, "Handling Pod failures with a policy"; the Job API, PodFailurePolicyRule.
 */
export function actionOn({ rules }: Job['spec']['podFailurePolicy'], code: number, isDisrupted: boolean): Action {
  const fits = ({ onExitCodes, onPodConditions }: Rule) =>
    onExitCodes
      ? code !== 0 && onExitCodes.values.includes(code) === (onExitCodes.operator === 'In')
      : onPodConditions?.some(
          ({ type, status = 'True' }) => isDisrupted && type === 'DisruptionTarget' && status === 'True',
        );
  return rules.find(fits)?.action ?? 'Count';
}

function startPod({ spec: { template } }: Job, index: number, { volumes, env }: Surroundings): ChildProcess {
  const [{ command, args, volumeMounts }] = template.spec.containers;
  const mounted = (text: string) => {
    const mount = volumeMounts.find(({ mountPath }) => text === mountPath || text.startsWith(`${mountPath}/`));
    return mount ? `${volumes[mount.name]}${text.slice(mount.mountPath.length)}` : text;
  };
  const [program = '', ...words] = [...command, ...args].map(mounted);
  return spawn(program, words, { env: { ...env, JOB_COMPLETION_INDEX: String(index) }, stdio: 'ignore' });
}

async function performPod(
  job: Job,
  { index, attempt }: Pick<Pod, 'index' | 'attempt'>,
  around: Surroundings,
): Promise<EndedPod> {
  const child = startPod(job, index, around);
  let isDisrupted = false;
  let timer: NodeJS.Timeout | undefined;
  const evict = () => {
    isDisrupted = true;
    child.kill('SIGTERM');
    timer = setTimeout(() => child.kill('SIGKILL'), 1000 * job.spec.template.spec.terminationGracePeriodSeconds);
  };
  const ended = codeOf(child);
  around.onPod?.({ index, attempt, evict, kill: () => child.kill('SIGKILL') });
  const code = await ended;
  clearTimeout(timer);
  return {
    index,
    attempt,
    code,
    action: code === 0 ? 'Succeeded' : actionOn(job.spec.podFailurePolicy, code, isDisrupted),
  };
}

/** Seconds before another pod of an index starts; Kubernetes begins with ten and doubles them. */
const PAUSE = 0.1;

/**
 * Performs an Indexed Job as processes of this machine, without a cluster: one pod of each index at a time, at most `parallelism`
 * of them; pods that failed are replaced as the failure policy and the limit per index say. Resolves to all pods in the order of
 * their ends.
 */
export async function performIndexedJob(job: Job, around: Surroundings): Promise<EndedPod[]> {
  const { completions, parallelism, backoffLimitPerIndex } = job.spec;
  const pods: EndedPod[] = [];
  let isFailed = false;
  async function performIndex(index: number): Promise<void> {
    let failures = 0;
    for (let attempt = 0; !isFailed; attempt++) {
      const pod = await performPod(job, { index, attempt }, around);
      pods.push(pod);
      if (pod.action === 'FailJob') isFailed = true;
      if (pod.action === 'Succeeded' || pod.action === 'FailIndex') return;
      if (pod.action === 'Count' && ++failures > backoffLimitPerIndex) return;
      await wait(1000 * PAUSE);
    }
  }
  let next = 0;
  const lane = async () => {
    while (next < completions && !isFailed) await performIndex(next++);
  };
  await Promise.all(Array.from({ length: parallelism }, lane));
  return pods;
}
