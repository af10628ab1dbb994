import { z } from 'zod';
import { Place } from '../../core/exchange/incoming/place';
import { Reason } from '../../core/exchange/incoming/reason';
import type { Failure } from '../../core/result';
import { say, sayFailure } from '../words/words';
import type { TakenBack } from './take-in-model';

/** Where something stands in a file, in the language of the screen. */
export function sayPlace(place: Place): string {
  return place.map(({ kind, at }) => say(`takeIn.place.${kind}`, { at })).join(', ');
}

export function sayReason({ kind, values }: Reason): string {
  return say(`takeIn.reason.${kind}`, values);
}

/** What taking an import back came to. */
export function sayTakenBack({ annotations, trashed }: TakenBack): string {
  return say('takeIn.takenBack', { annotations, trashed });
}

const Told = z.object({ place: Place, reason: Reason });

/** Why a file was refused, with the place and the reason in the language of the screen; any other failure as it is said elsewhere. */
export function sayRefusal(failure: Failure): string {
  const { code, details = {} } = failure;
  const told = code === 'exchange-invalid' ? toldIn(details.told) : null;
  if (told === null) return sayFailure(failure);
  const where = sayPlace(told.place);
  const at = [String(details.file ?? ''), where].filter((part) => part !== '').join(', ');
  return sayFailure({ ...failure, details: { at, reason: sayReason(told.reason) } });
}

function toldIn(json: unknown): z.infer<typeof Told> | null {
  try {
    return Told.safeParse(JSON.parse(String(json))).data ?? null;
  } catch {
    return null;
  }
}
