import type { HttpHandler } from './http-handler.ts';
import { isObject } from './read-json.ts';
import { isStaleConnection, isThrottling } from './retry.ts';
import type { AwsEnvironment } from './sdk-config.ts';
import { createJsonCall, errorType } from './signed-json.ts';
import type { JsonAnswer } from './signed-json.ts';

/** The attributes of an item that are texts or numbers; nothing else is kept here. */
export type Attributes = Readonly<Record<string, string | number>>;

/** What must hold for a write: an expression of DynamoDB's, and the values of its placeholders, such as `:now`. */
export type Condition = readonly [expression: string, values: Attributes];

/** A table with items by `key`. Everything rejects with a TableError, or a TransportError. */
export interface Table {
  /** The item as it was a moment ago: reads are eventually consistent. */
  get(key: string): Promise<Attributes | undefined>;
  /** @returns whether the condition held, and so the item was written. */
  put(item: Attributes & { key: string }, condition: Condition): Promise<boolean>;
  /**
   * @param change - an update expression, whose placeholders are among those of the condition.
   * @returns whether the condition held, and so the item was changed.
   */
  update(key: string, change: string, condition: Condition): Promise<boolean>;
}

/** DynamoDB refused or failed. */
export class TableError extends Error {
  override readonly name = 'TableError';
  /** Whether the table is there, and only too much is asked of it, or of this item. */
  readonly isThrottling: boolean;

  constructor(type: string, status: number) {
    super(`DynamoDB answered ${status}, ${type}.`);
    this.isThrottling = isThrottling(type);
  }
}

/**
 * The three calls of DynamoDB's that are needed here. Source: DynamoDB API reference, GetItem, PutItem, UpdateItem.
 *
 * @param timeoutMs - the most that a call may take.
 */
export function createTable(
  name: string,
  environment: AwsEnvironment,
  endpoint: URL,
  httpHandler: HttpHandler,
  timeoutMs: number,
): Table {
  const callOf = (operation: string) => {
    const target = `DynamoDB_20120810.${operation}`;
    const call = createJsonCall(
      { service: 'dynamodb', target, version: '1.0' },
      environment,
      endpoint,
      httpHandler,
    );
    return async (input: object): Promise<JsonAnswer> => {
      const startedAt = performance.now();
      const whole = { TableName: name, ...input };
      // Once more on another connection is safe: at worst a unit is taken twice, or a claim is refused that was had.
      return call(whole, timeoutMs).catch((error: unknown) => {
        if (!isStaleConnection(error)) throw error;
        return call(whole, timeoutMs - (performance.now() - startedAt));
      });
    };
  };
  const [getItem, putItem, updateItem] = [callOf('GetItem'), callOf('PutItem'), callOf('UpdateItem')];

  const isWritten = async (call: typeof putItem, input: object, [expression, values]: Condition) => {
    const { status, answer } = await call({
      ...input,
      ConditionExpression: expression,
      ExpressionAttributeValues: toItem(values),
    });
    if (status === 200) return true;
    if (errorType(answer) === 'ConditionalCheckFailedException') return false;
    throw new TableError(errorType(answer), status);
  };

  return {
    async get(key) {
      const { status, answer } = await getItem({ Key: toItem({ key }) });
      if (status !== 200) throw new TableError(errorType(answer), status);
      return isObject(answer['Item']) ? fromItem(answer['Item']) : undefined;
    },
    put: (item, condition) => isWritten(putItem, { Item: toItem(item) }, condition),
    update: (key, change, condition) =>
      isWritten(updateItem, { Key: toItem({ key }), UpdateExpression: change }, condition),
  };
}

function toItem(attributes: Attributes): Record<string, object> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name,
      typeof value === 'number' ? { N: String(value) } : { S: value },
    ]),
  );
}

function fromItem(item: Record<string, unknown>): Attributes {
  const attributes: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(item)) {
    if (!isObject(value)) continue;
    const { S, N } = value;
    if (typeof S === 'string') attributes[name] = S;
    if (typeof N === 'string') attributes[name] = Number(N);
  }
  return attributes;
}
