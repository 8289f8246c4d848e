# One image for every process; the command picks the service.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:24-bookworm-slim
ENV HUB_DATA_DIR=/data
WORKDIR /app
COPY --from=build /app /app
RUN mkdir /data /files /audit && chown node:node /data /files /audit
USER node
VOLUME /data
CMD ["node", "dist/gateway/main.js"]
