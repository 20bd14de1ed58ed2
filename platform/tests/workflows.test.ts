import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { repositoryRoot } from '../src/repository.js';

interface Step {
  run?: string;
  uses?: string;
}
interface Job {
  uses?: string;
  environment?: string | { name: string };
  needs?: string | string[];
  permissions?: Record<string, string>;
  'timeout-minutes'?: number;
  steps?: Step[];
  strategy?: { matrix: { drill: string[] } };
  with?: Record<string, string>;
}
interface Workflow {
  permissions: Record<string, string>;
  jobs: Record<string, Job>;
}

const FOLDER = '.github/workflows';
const files = readdirSync(join(repositoryRoot, FOLDER));
const textOf = (file: string) => readFileSync(join(repositoryRoot, FOLDER, file), 'utf8');
const workflows = files.map((file) => ({ file, workflow: parse(textOf(file)) as Workflow }));
const workflow = (file: string) => workflows.find((one) => one.file === file)?.workflow as Workflow;
const jobs = workflows.flatMap(({ file, workflow: { jobs: all } }) =>
  Object.entries(all).map(([name, job]) => ({ label: `${file}: ${name}`, job })),
);
const { scripts } = JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
/** Of pnpm itself. */
const BUILT_IN = ['install'];

/** What GitHub's own parser says against a workflow: structure, names of keys, expressions. */
async function problemsOf(name: string, content: string): Promise<string[]> {
  const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  if (!value) return context.errors.getErrors().map(({ message }) => message);
  const template = await convertWorkflowTemplate(context, value);
  return [...context.errors.getErrors(), ...(template.errors ?? [])].map(
    (error) => (error as { message?: string; Message?: string }).message ?? JSON.stringify(error),
  );
}

/** Commands that a workflow runs and the repository lacks. */
const missingCommands = (run: string): string[] => [
  ...[...run.matchAll(/\bpnpm@[\d.]+(?: -s)? ([a-z][\w:-]*)/g)]
    .map(([, name = '']) => name)
    .filter((name) => !BUILT_IN.includes(name) && !scripts[name]),
  ...[...run.matchAll(/\bbash (\.ci\/\S+)/g)]
    .map(([, file = '']) => file)
    .filter((file) => !existsSync(join(repositoryRoot, file))),
  ...[...run.matchAll(/kustomize "?([\w./-]+)\/\$ENVIRONMENT/g)]
    .map(([, folder = '']) => folder)
    .filter((folder) => !existsSync(join(repositoryRoot, folder, 'production'))),
];

describe('GitHub workflows', () => {
  it.each(files)('%s is one that GitHub’s parser takes', async (file) => {
    expect(await problemsOf(file, textOf(file))).toEqual([]);
  });

  it.each([
    ['a key that is none', 'timeout-minutes: 45', 'timeout-minute: 45'],
    ['a function that is none', 'branches: [main]', "branches: ['${{ nothing() }}']"],
    ['a job without steps', 'steps:', 'step:'],
  ])('are refused with %s', async (_what, from, to) => {
    const text = textOf('ci.yml');
    expect(text).toContain(from);
    expect(await problemsOf('ci.yml', text.replace(from, to))).not.toEqual([]);
  });

  it('run commands that the repository has', () => {
    const runs = jobs.flatMap(({ label, job }) =>
      (job.steps ?? []).map(({ run }) => ({ label, run: run ?? '' })),
    );
    expect(runs.filter(({ run }) => run.includes('pnpm@')).length).toBeGreaterThan(5);
    expect(runs.flatMap(({ label, run }) => missingCommands(run).map((name) => `${label}: ${name}`))).toEqual(
      [],
    );
    expect(missingCommands('npx --yes pnpm@12.21.0 -s test:nothing && bash .ci/nothing')).toEqual([
      'test:nothing',
      '.ci/nothing',
    ]);
  });

  it('use released versions of actions, may only read unless a job says more, and end', () => {
    for (const {
      file,
      workflow: { permissions },
    } of workflows)
      expect([file, permissions]).toEqual([file, { contents: 'read' }]);
    for (const { label, job } of jobs) {
      for (const { uses } of job.steps ?? [])
        if (uses) expect([label, uses]).toEqual([label, expect.stringMatching(/^[\w-]+\/[\w-]+@v\d+$/)]);
      if (job.uses) expect([label, existsSync(join(repositoryRoot, job.uses))]).toEqual([label, true]);
      else expect([label, job['timeout-minutes']]).toEqual([label, expect.any(Number)]);
    }
  });

  it('never put an expression into a script: it would be run as a part of it', () => {
    const expressions = jobs.flatMap(({ label, job }) =>
      (job.steps ?? []).flatMap(({ run = '' }) =>
        [...run.matchAll(/\$\{\{ *([^}]*?) *\}\}/g)].map(([, inner]) => `${label}: ${inner}`),
      ),
    );
    // Written in the workflow itself.
    expect(expressions).toEqual(['nightly.yml: drill: matrix.drill']);
  });
});

describe('delivery', () => {
  const { jobs: steps } = workflow('deliver.yml');

  it('goes from the image to staging to production, which has an environment of its own for its approval', () => {
    expect(steps['staging']).toMatchObject({ needs: 'image', with: { environment: 'staging' } });
    expect(steps['production']).toMatchObject({
      needs: ['image', 'staging'],
      with: { environment: 'production' },
    });
    const digests = [steps['staging'], steps['production']].map((job) => job?.with?.['digest']);
    expect(new Set(digests)).toEqual(new Set(['${{ needs.image.outputs.digest }}']));
    const [deploy] = Object.values(workflow('deploy.yml').jobs);
    expect(deploy?.environment).toMatchObject({ name: '${{ inputs.environment }}' });
  });

  it('migrates before pods change, and takes a release back that fails its smoke test or burns a budget', () => {
    const [deploy] = Object.values(workflow('deploy.yml').jobs);
    const runs = deploy?.steps?.map(({ run = '' }) => run) ?? [];
    const at = (words: string) => runs.findIndex((run) => run.includes(words));
    const order = [
      'kubernetes --digest',
      'wait --for=condition=complete',
      'rollout status',
      ' smoke ',
      'release:watch',
      'rollout undo',
    ].map(at);
    expect(order).toEqual(order.toSorted((one, other) => one - other));
    expect(order).not.toContain(-1);
  });

  it('drills by night what no change runs: every drill, each as a job of its own', () => {
    const { drill } = workflow('nightly.yml').jobs['drill']?.strategy?.matrix ?? { drill: [] };
    expect(drill.filter((name) => !scripts[name])).toEqual([]);
    const drills = Object.entries(scripts).filter(([, script]) => script.includes('jest.drills.config.js'));
    expect(drills.map(([name]) => name).filter((name) => !drill.includes(name))).toEqual([]);
    const others = ['test:clients', 'test:e2e', 'test:package', 'test:postman', 'test:webhooks'];
    expect(drill).toEqual(expect.arrayContaining(others));
  });
});
