import { explainFileError, explainRowSkip, readRecommendations } from '@orderwatch/core';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { keepRecommendationFile, type RecommendationFileText } from '../../db/recommendations/keep-file.ts';
import { fileHash, fromJsonRows, readCsv } from '../../recommendations/read-csv.ts';
import type { HttpDeps } from '../deps.ts';
import { callerOf } from '../guards/recognise.ts';
import { Problem } from '../problems.ts';
import { momentText } from '../render/moment-text.ts';
import { recommendationsReceipt } from '../schemas/run.ts';
import { type Api, faults } from './plugin.ts';

const FILE_BYTES_MAX = 8_000_000;
const query = z.strictObject({
  name: z.string().min(1).max(200).optional().meta({ description: "The file's name, for people" }),
});
const jsonBody = z.strictObject({
  name: z.string().min(1).max(200).optional(),
  rows: z.array(z.record(z.string(), z.string())).min(1).max(20_000),
});

interface Received {
  readonly name: string;
  readonly sha256: Buffer;
  readonly source: 'upload' | 'api';
  readonly text: RecommendationFileText;
}

export function recommendationRoutes(app: Api, { ids, desk }: HttpDeps): void {
  // The bytes themselves are what makes two files the same, so they are not decoded before they were hashed.
  app.addContentTypeParser('text/csv', { parseAs: 'buffer', bodyLimit: FILE_BYTES_MAX }, (_, body, done) =>
    done(null, body),
  );

  app.post(
    '/api/v1/user/recommendations',
    {
      config: { access: 'user', scope: 'trade', swaggerTransform: documentBodies },
      bodyLimit: FILE_BYTES_MAX,
      schema: {
        tags: ['placement'],
        summary: 'Hand in a file of recommendations',
        description: 'The same file is kept once. Every row that is not accepted is named with its reason.',
        querystring: query,
        response: { 200: recommendationsReceipt, ...faults },
      },
    },
    async (request) => {
      const { db, userId } = callerOf(request);
      const received = receive(request.body, request.query.name);
      const read = readRecommendations(received.text.rows, received.text.header);
      if (!read.ok)
        throw new Problem('invalid_file', { detail: explainFileError(read.error), mend: read.error.mend });
      const kept = await keepRecommendationFile(db, {
        id: ids.next('rec'),
        userId,
        name: received.name,
        sha256: received.sha256,
        receivedAtMs: desk.clock.nowMs(),
        source: received.source,
        ...received.text,
      });
      return {
        id: kept.id,
        name: kept.name,
        sha256: received.sha256.toString('hex'),
        received_at: momentText(kept.receivedAtMs),
        rows: received.text.rows.length,
        accepted: read.value.accepted.length,
        skipped: read.value.skipped.map(({ row, ticker, reason }) => ({
          row,
          ticker,
          code: reason.code,
          reason: explainRowSkip(reason),
        })),
        already_known: kept.alreadyKnown,
      };
    },
  );
}

function receive(body: unknown, name: string | undefined): Received {
  if (Buffer.isBuffer(body)) {
    const csv = readCsv(body.toString('utf8'));
    if (!csv.ok) throw new Problem('invalid_file', { detail: csv.error.detail, mend: csv.error.mend });
    return { name: name ?? 'upload.csv', sha256: fileHash(body), source: 'upload', text: csv.value };
  }
  const json = jsonBody.safeParse(body);
  if (!json.success) {
    const errors = json.error.issues.map(({ path, message }) => ({
      path: ['body', ...path].join('.'),
      message,
    }));
    throw new Problem('invalid_request', {
      detail: 'The body is neither text/csv nor {"rows": [...]} with texts as values.',
      mend: 'Send the CSV with content-type text/csv, or JSON rows whose values are texts.',
      errors,
    });
  }
  return {
    name: name ?? json.data.name ?? 'api.json',
    sha256: fileHash(JSON.stringify(json.data.rows)),
    source: 'api',
    text: fromJsonRows(json.data.rows),
  };
}

/** Two kinds of body at one address: the generator of the document knows only one, so they are written down here. */
const documentBodies: typeof jsonSchemaTransform = (document) => {
  const transformed = jsonSchemaTransform(document);
  const content = {
    'text/csv': { schema: { type: 'string' } },
    'application/json': { schema: z.toJSONSchema(jsonBody, { io: 'input' }) },
  };
  return { ...transformed, schema: { ...transformed.schema, body: { content } } };
};
