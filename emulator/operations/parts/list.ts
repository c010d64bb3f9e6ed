import type { ListOperation } from '../../../contract/list-operation.ts';
import type { Call, Operation, OperationContext } from '../../operation.ts';
import { cutPage } from './page.ts';
import { readPageRequest } from './read-input.ts';

/** One entry of a list: its place in the order of creation, and what the list shows of it. */
interface Entry {
  sequence: number;
  show: () => object;
}

/**
 * All that a list holds, in the order of creation.
 *
 * @throws ServiceError `InvalidRequestException` or `ResourceNotFoundException`.
 */
export type Source = (call: Call, context: OperationContext) => readonly Entry[];

/**
 * A list of the contract's as an operation.
 *
 * @param source Absent where nothing of the kind can be made here: the list is empty.
 */
export function listOf({ operation, method, path, list }: ListOperation, source?: Source): Operation {
  return {
    operation,
    method,
    path,
    handle(call, context) {
      const wanted = readPageRequest(call);
      const { items, next } = cutPage(source?.(call, context) ?? [], wanted, call, context);
      return { [list]: items.map(({ show }) => show()), ...next };
    },
  };
}
