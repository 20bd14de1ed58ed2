import ts from 'typescript';

/** What a node may become, as text. */
export interface Change {
  operator: string;
  node: ts.Node;
  replacement: string;
}

type Operator = (node: ts.Node) => Change[];

const SWAPPED = new Map<ts.SyntaxKind, { operator: string; to: string[] }>([
  [ts.SyntaxKind.LessThanToken, { operator: 'boundary', to: ['<=', '>='] }],
  [ts.SyntaxKind.LessThanEqualsToken, { operator: 'boundary', to: ['<', '>'] }],
  [ts.SyntaxKind.GreaterThanToken, { operator: 'boundary', to: ['>=', '<='] }],
  [ts.SyntaxKind.GreaterThanEqualsToken, { operator: 'boundary', to: ['>', '<'] }],
  [ts.SyntaxKind.EqualsEqualsEqualsToken, { operator: 'conditional', to: ['!=='] }],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, { operator: 'conditional', to: ['==='] }],
  [ts.SyntaxKind.EqualsEqualsToken, { operator: 'conditional', to: ['!='] }],
  [ts.SyntaxKind.ExclamationEqualsToken, { operator: 'conditional', to: ['=='] }],
  [ts.SyntaxKind.AmpersandAmpersandToken, { operator: 'boolean', to: ['||'] }],
  [ts.SyntaxKind.BarBarToken, { operator: 'boolean', to: ['&&'] }],
  [ts.SyntaxKind.QuestionQuestionToken, { operator: 'boolean', to: ['&&'] }],
  [ts.SyntaxKind.PlusToken, { operator: 'arithmetic', to: ['-'] }],
  [ts.SyntaxKind.MinusToken, { operator: 'arithmetic', to: ['+'] }],
  [ts.SyntaxKind.AsteriskToken, { operator: 'arithmetic', to: ['/'] }],
  [ts.SyntaxKind.SlashToken, { operator: 'arithmetic', to: ['*'] }],
  [ts.SyntaxKind.PercentToken, { operator: 'arithmetic', to: ['*'] }],
  [ts.SyntaxKind.AsteriskAsteriskToken, { operator: 'arithmetic', to: ['*'] }],
  [ts.SyntaxKind.PlusEqualsToken, { operator: 'arithmetic', to: ['-='] }],
  [ts.SyntaxKind.MinusEqualsToken, { operator: 'arithmetic', to: ['+='] }],
]);

const METHODS: Record<string, string> = {
  min: 'max',
  max: 'min',
  some: 'every',
  every: 'some',
  floor: 'ceil',
  ceil: 'floor',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
};
/** `items.filter(…)` becomes `items`. */
const LEFT_OUT = new Set(['filter', 'sort', 'toSorted', 'reverse', 'slice', 'trim']);

const binary: Operator = (node) => {
  if (!ts.isBinaryExpression(node)) return [];
  const swap = SWAPPED.get(node.operatorToken.kind);
  const isText = [node.left, node.right].some(
    (side) => ts.isStringLiteralLike(side) || ts.isTemplateExpression(side),
  );
  if (!swap || (swap.operator === 'arithmetic' && isText)) return [];
  return swap.to.map((replacement) => ({
    operator: swap.operator,
    node: node.operatorToken,
    replacement,
  }));
};

const condition: Operator = (node) => {
  const constant = (what: ts.Node, to: string[]) =>
    to.map((replacement) => ({ operator: 'conditional', node: what, replacement }));
  if (ts.isIfStatement(node)) return constant(node.expression, ['true', 'false']);
  if (ts.isConditionalExpression(node)) return constant(node.condition, ['true', 'false']);
  if (ts.isWhileStatement(node)) return constant(node.expression, ['false']);
  return [];
};

const unary: Operator = (node) => {
  if (ts.isPrefixUnaryExpression(node)) {
    const operator = ts.tokenToString(node.operator) ?? '';
    if (operator === '!' || operator === '-')
      return [{ operator: 'boolean', node, replacement: node.operand.getText() }];
    const inverse = operator === '++' ? '--' : '++';
    return [{ operator: 'arithmetic', node, replacement: `${inverse}${node.operand.getText()}` }];
  }
  if (ts.isPostfixUnaryExpression(node)) {
    const inverse = node.operator === ts.SyntaxKind.PlusPlusToken ? '--' : '++';
    return [{ operator: 'arithmetic', node, replacement: `${node.operand.getText()}${inverse}` }];
  }
  return [];
};

const literal: Operator = (node) => {
  if (node.kind === ts.SyntaxKind.TrueKeyword) return [{ operator: 'boolean', node, replacement: 'false' }];
  if (node.kind === ts.SyntaxKind.FalseKeyword) return [{ operator: 'boolean', node, replacement: 'true' }];
  if (ts.isNumericLiteral(node)) {
    if (isInComparator(node)) return [];
    const value = Number(node.text);
    const isSmall = Number.isInteger(value) && value < 1_000;
    const replacement = isSmall ? value + 1 : Number((value * 1.1).toPrecision(4));
    return [{ operator: 'number', node, replacement: String(replacement) }];
  }
  if (ts.isStringLiteralLike(node) && !isErrorMessage(node))
    return [{ operator: 'string', node, replacement: node.text === '' ? "'mutant'" : "''" }];
  if (ts.isArrayLiteralExpression(node) && node.elements.length > 0)
    return [{ operator: 'array', node, replacement: '[]' }];
  return [];
};

/** Of what a comparison for sorting returns only the sign counts. */
function isInComparator(node: ts.Node): boolean {
  const conditional = ts.isPrefixUnaryExpression(node.parent) ? node.parent.parent : node.parent;
  if (!ts.isConditionalExpression(conditional)) return false;
  let within: ts.Node = conditional;
  while (!ts.isFunctionLike(within)) {
    if (ts.isSourceFile(within)) return false;
    within = within.parent;
  }
  const { parent } = within;
  return ts.isCallExpression(parent) && /\.(sort|toSorted)$/.test(parent.expression.getText());
}

/** Sentences for people are not pinned word for word; the codes beside them are. */
function isErrorMessage(node: ts.Node): boolean {
  const { parent } = node;
  return (
    ts.isNewExpression(parent) && parent.arguments?.[0] === node && /Error$/.test(parent.expression.getText())
  );
}

const call: Operator = (node) => {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
  const { name, expression } = node.expression;
  const other = Object.hasOwn(METHODS, name.text) ? METHODS[name.text] : undefined;
  if (other) return [{ operator: 'method', node: name, replacement: other }];
  if (LEFT_OUT.has(name.text)) return [{ operator: 'method', node, replacement: expression.getText() }];
  return [];
};

const optionalChain: Operator = (node) =>
  ts.isPropertyAccessExpression(node) && node.questionDotToken
    ? [{ operator: 'optional chain', node: node.questionDotToken, replacement: '.' }]
    : [];

const statement: Operator = (node) => {
  if (ts.isExpressionStatement(node)) return [{ operator: 'removed statement', node, replacement: ';' }];
  const isEarlyExit = ts.isContinueStatement(node) || ts.isBreakStatement(node);
  if (isEarlyExit && !ts.isCaseClause(node.parent))
    return [{ operator: 'removed statement', node, replacement: ';' }];
  return [];
};

const OPERATORS: readonly Operator[] = [binary, condition, unary, literal, call, optionalChain, statement];

/** All changes of a node itself, not of its children. */
export function changesOf(node: ts.Node): Change[] {
  return OPERATORS.flatMap((operator) => operator(node));
}
