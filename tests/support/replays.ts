import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A process of Python with PyTorch that runs one program after the other. */
export interface Replays {
  /** Its exit status (or the exception that ended it) and what it wrote. */
  run(program: string, ...args: string[]): Promise<{ readonly status: number | string; readonly text: string }>;
  close(): void;
}

export function openReplays(python: string): Replays {
  const child = spawn(python, ['tests/support/replay_server.py'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async run(...command) {
      child.stdin.write(`${JSON.stringify(command)}\n`);
      const { value, done } = await answers.next();
      if (done) throw new Error(`the process of Python ended (status ${child.exitCode}).`);
      return JSON.parse(value);
    },
    close: () => void child.kill(),
  };
}
