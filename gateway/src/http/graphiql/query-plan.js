'use strict';

/**
 * GraphiQL's panel with the query plan of the operation in the editor: asked for as one types, never running anything.
 * A run while the panel is open adds the time of each fetch. `fetchPlan` is given by the page.
 */
window.queryPlanPanel = (() => {
  const PAUSE_MS = 400;
  const { createElement: h, useEffect, useState } = React;
  const NAMES = {
    Sequence: 'Sequence, one after the other',
    Parallel: 'Parallel, at the same time',
    Subscription: 'Subscription, then for each event',
  };
  const panel = { isOpen: false, fetchPlan: undefined, plugin: undefined, ran };
  let timings = { query: '', fetches: [] };
  let onTimings = () => undefined;

  /** Takes the times of a run that was explained. */
  function ran({ query }, extensions) {
    timings = { query, fetches: (extensions && extensions.fetches) || [] };
    onTimings();
  }

  /** The plan of what is in the editors now, asked for again after every change. */
  function usePlan() {
    const { queryEditor, variableEditor, headerEditor } = GraphiQL.React.useEditorContext({ nonNull: true });
    const [plan, setPlan] = useState({ query: '', nodes: [] });
    useEffect(() => {
      if (!queryEditor) return undefined;
      let latest = 0;
      let timer;
      const ask = async () => {
        const turn = ++latest;
        const shown = await planOf(queryEditor, variableEditor, headerEditor);
        if (turn === latest) setPlan(shown);
      };
      const soon = () => {
        clearTimeout(timer);
        timer = setTimeout(ask, PAUSE_MS);
      };
      const editors = [queryEditor, variableEditor, headerEditor].filter(Boolean);
      for (const editor of editors) editor.on('change', soon);
      void ask();
      return () => {
        latest += 1;
        clearTimeout(timer);
        for (const editor of editors) editor.off('change', soon);
      };
    }, [queryEditor, variableEditor, headerEditor]);
    return plan;
  }

  async function planOf(queryEditor, variableEditor, headerEditor) {
    const query = queryEditor.getValue();
    const operationName = queryEditor.operationName || undefined;
    try {
      const variables = jsonOf(variableEditor);
      const answer = await panel.fetchPlan({ query, operationName, variables }, jsonOf(headerEditor));
      if (answer.errors) return { query, problem: answer.errors[0].message };
      return { query, nodes: answer.extensions.queryPlanTree };
    } catch (error) {
      return { query, problem: error.message };
    }
  }

  function jsonOf(editor) {
    const text = editor ? editor.getValue().trim() : '';
    return text === '' ? {} : JSON.parse(text);
  }

  function Content() {
    const plan = usePlan();
    const [, redraw] = useState(0);
    useEffect(() => {
      panel.isOpen = true;
      onTimings = () => redraw((count) => count + 1);
      return () => {
        panel.isOpen = false;
        onTimings = () => undefined;
      };
    }, []);
    const fetches = timings.query === plan.query ? timings.fetches : [];
    return h(
      'section',
      { className: 'query-plan', 'aria-label': 'Query plan' },
      h('h2', null, 'Query plan'),
      h(
        'p',
        null,
        'How the gateway answers the operation in the editor. Run it to see the time of each fetch.',
      ),
      plan.problem ? h('p', { role: 'alert' }, plan.problem) : tree(plan.nodes, fetches),
    );
  }

  function tree(nodes, fetches) {
    if (nodes.length === 0) return h('p', null, 'No subgraph is asked.');
    return h('ul', null, ...nodes.map((node, index) => h('li', { key: index }, drawn(node, fetches))));
  }

  function drawn(node, fetches) {
    if (node.kind === 'Fetch') return drawnFetch(node, fetches);
    return [h('div', { key: 'name' }, nameOf(node)), h('div', { key: 'inside' }, tree(node.nodes, fetches))];
  }

  function nameOf({ kind, path, condition }) {
    if (kind === 'Flatten') return ['Flatten ', h('code', { key: 'path' }, path)];
    if (kind === 'If' || kind === 'Unless') return [`${kind} `, h('code', { key: 'if' }, `$${condition}`)];
    return NAMES[kind];
  }

  function drawnFetch({ subgraph, path, entities, operation }, fetches) {
    const timing = fetches.find((one) => one.subgraph === subgraph && one.path.split(' ').includes(path));
    return h(
      'details',
      null,
      h(
        'summary',
        null,
        'Fetch(',
        h('b', null, subgraph),
        ')',
        entities.length > 0 && [' for ', h('code', { key: 'of' }, entities.join(', '))],
        timing && h('span', { className: 'query-plan-time' }, timeOf(timing)),
      ),
      h('pre', null, operation),
    );
  }

  function timeOf({ durationMs, entities, bytes, path, deduplicated, failed }) {
    return [
      `${durationMs} ms`,
      entities > 0 && `${entities} ${entities === 1 ? 'entity' : 'entities'}`,
      bytes !== null && `${bytes} bytes`,
      path.includes(' ') && 'sent together',
      deduplicated && 'shared',
      failed && 'failed',
    ]
      .filter(Boolean)
      .join(' · ');
  }

  function Icon() {
    const path = 'M12 3v6M12 9H5v5M12 9h7v5M3 14h4v5H3zM17 14h4v5h-4zM10 14h4v5h-4zM12 9v5M10 1h4v4h-4z';
    return h(
      'svg',
      { viewBox: '0 0 24 24', fill: 'none', stroke: 'currentColor', strokeWidth: 1.5, 'aria-hidden': true },
      h('path', { d: path }),
    );
  }

  panel.plugin = { title: 'Query plan', icon: Icon, content: Content };
  return panel;
})();
