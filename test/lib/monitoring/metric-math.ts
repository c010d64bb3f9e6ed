/**
 * The value of a metric math expression, for the part of CloudWatch's language that is used here; NaN where there is none, as a
 * metric that is missing makes everything missing that FILL does not mend. Source: CloudWatch user guide, "Using math expressions".
 */
export function evaluate(expression: string, metrics: Readonly<Record<string, number>>): number {
  const tokens = expression.match(/[A-Za-z]\w*|\d+|[<>]=?|[-+*/(),[\]]/g) ?? [];
  if (tokens.join('') !== expression.replaceAll(' ', '')) throw new Error(`Not understood: ${expression}`);
  let place = 0;

  function accept(...wanted: string[]): string | undefined {
    const token = tokens[place];
    if (token === undefined || !wanted.includes(token)) return undefined;
    place += 1;
    return token;
  }

  function expect(wanted: string): void {
    if (accept(wanted) === undefined) throw new Error(`No ${wanted} at ${place} of ${expression}`);
  }

  /** Operators of one rank, from left to right. */
  const binary = (operators: string[], operand: () => number) => (): number => {
    let left = operand();
    for (let operator = accept(...operators); operator !== undefined; operator = accept(...operators)) {
      left = calculate(operator, left, operand());
    }
    return left;
  };
  const product = binary(['*', '/'], value);
  const sum = binary(['+', '-'], product);
  const comparison = binary(['<', '>', '<=', '>='], sum);
  const whole = binary(['AND', 'OR'], comparison);

  function value(): number {
    const token = tokens[place] ?? '';
    place += 1;
    if (token === '(') {
      const inner = whole();
      expect(')');
      return inner;
    }
    if (token === 'IF') {
      const [condition, then, otherwise] = values(3);
      if (Number.isNaN(condition)) return Number.NaN;
      return (condition === 0 ? otherwise : then) as number;
    }
    if (token === 'FILL') {
      const [metric, instead] = values(2) as [number, number];
      return Number.isNaN(metric) ? instead : metric;
    }
    if (token === 'MAX') {
      expect('(');
      const all = list();
      expect(')');
      return Math.max(...all.filter((each) => !Number.isNaN(each)));
    }
    if (/^\d+$/.test(token)) return Number(token);
    if (!Object.hasOwn(metrics, token)) throw new Error(`No metric ${token} in ${expression}`);
    return metrics[token] ?? Number.NaN;
  }

  /** An array of metrics. */
  function list(): number[] {
    expect('[');
    const found = [whole()];
    while (accept(',') !== undefined) found.push(whole());
    expect(']');
    return found;
  }

  function values(count: number): number[] {
    expect('(');
    const found = [whole()];
    while (found.length < count) {
      expect(',');
      found.push(whole());
    }
    expect(')');
    return found;
  }

  const result = whole();
  if (place < tokens.length) throw new Error(`Not understood from ${place} on: ${expression}`);
  return result;
}

function calculate(operator: string, left: number, right: number): number {
  if (Number.isNaN(left) || Number.isNaN(right)) return Number.NaN;
  switch (operator) {
    case '*':
      return left * right;
    case '/':
      // CloudWatch has no infinity.
      return right === 0 ? Number.NaN : left / right;
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '<':
      return Number(left < right);
    case '>':
      return Number(left > right);
    case '<=':
      return Number(left <= right);
    case '>=':
      return Number(left >= right);
    case 'AND':
      return Number(left !== 0 && right !== 0);
    default:
      return Number(left !== 0 || right !== 0);
  }
}
