export interface Scheduler {
  readonly name: string;
  readonly packages: readonly string[];
  readonly programs: readonly string[];
  readonly asRoot: boolean;
}
export declare const SCHEDULERS: readonly Scheduler[];
export declare function obstacleTo(name: string): string | null;
export declare function ensureSchedulers(): void;
