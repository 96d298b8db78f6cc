import multer from 'multer';
import { ServiceProblem } from '../../services/problem.js';
import type { RequestLimits } from './requestLimits.js';

/** The refusal of an upload that is too large, in too many parts, or no multipart body at all, if that is what was thrown. */
export function findUploadFault(thrown: unknown, { fileBytes }: RequestLimits): ServiceProblem | undefined {
  if (thrown instanceof multer.MulterError) {
    if (thrown.code === 'LIMIT_FILE_SIZE')
      return new ServiceProblem('DOCUMENT.TOO_LARGE', { detail: `At most ${fileBytes} bytes are taken of a file.` });
    const fault = { pointer: `/${thrown.field ?? ''}`, code: 'REQUEST.FIELD_INVALID', message: thrown.message };
    return new ServiceProblem('REQUEST.BODY_INVALID', { faults: [fault] });
  }
  // The readers of JSON name the type of every fault; a fault of the disk names the call that failed.
  const isOfReader = thrown instanceof Error && !('type' in thrown) && !('syscall' in thrown);
  if (!isOfReader || thrown instanceof ServiceProblem) return undefined;
  return new ServiceProblem('REQUEST.BODY_INVALID', { detail: 'The body is no complete multipart/form-data.' });
}
