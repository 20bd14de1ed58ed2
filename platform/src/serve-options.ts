/** What both ways of serving, embedded and distributed, are given. */
export interface ServeOptions {
  env: NodeJS.ProcessEnv;
  home: string;
  seed: boolean;
  /** With a month of leads. */
  month: boolean;
  onStep: (step: string) => void;
  /** Called when everything but the port is ready. */
  beforeListening: () => Promise<void>;
}
