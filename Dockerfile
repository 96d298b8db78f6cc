# One image, several commands: node --import tsx bin/{api,worker,migrate,firstAdministrator,mocks,seed}.ts
FROM node:24.21.0-bookworm-slim AS build
WORKDIR /opt/portolan
COPY package.json package-lock.json ./
# What install scripts would do, set-up does, and checks.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
# Both servers are other containers': set-up leaves them out, makes the database client and the workflow bundle.
RUN DATABASE_URL=postgresql://elsewhere TEMPORAL_ADDRESS=elsewhere:7233 node bin/setup/run.mjs \
  && npm prune --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production
WORKDIR /opt/portolan
COPY --from=build /opt/portolan /opt/portolan
# The code belongs to root and the process does not: it writes below /var/lib/portolan and /tmp alone.
RUN mkdir -p /var/lib/portolan/documents /var/lib/portolan/audit-heads && chown -R node:node /var/lib/portolan
USER node
EXPOSE 8400
CMD ["node", "--import", "tsx", "bin/api.ts"]
