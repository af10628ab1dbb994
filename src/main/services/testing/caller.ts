import { dispatch } from '../../../core/dispatch';
import { type CallInput, type CallName, type CallOutput, type HostServices, hostCalls } from '../../../core/host-api';

/**
 * Calls services as a page does, through the schemas of input and output; a failure is thrown, with the failure as
 * `failure`. `calls` is asked each time, since a test may start its services again.
 */
export function callerOf(calls: () => Partial<HostServices>) {
  return async function call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> {
    const result = await dispatch(calls(), name, input);
    if (!result.ok) throw Object.assign(new Error(result.error.message), { failure: result.error });
    return hostCalls[name].output.parse(result.value) as CallOutput<Name>;
  };
}
