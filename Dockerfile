# The API with the softphone that it serves. The steps are a script, so that they can be run and checked without a
# container engine too: `npm run check:image` does, and starts what comes out.
FROM node:24-bookworm-slim AS build
WORKDIR /src
COPY . .
RUN node scripts/assemble-api.mjs /cordboard

FROM node:24-bookworm-slim
ENV NODE_ENV=production
WORKDIR /cordboard
COPY --from=build /cordboard .
# A volume that is mounted here belongs to whom the folder belongs to.
RUN mkdir -p /var/lib/cordboard/spool && chown node:node /var/lib/cordboard/spool
USER node
EXPOSE 3000
# Thousands of tenants' caches take a hundred megabytes. Left to itself on a large machine, V8 lets the heap grow to several
# times of what is in use before it tidies up, and keeps 128 MB for what is new alone.
CMD ["node", "--heap-growing-percent=20", "--max-semi-space-size=16", "apps/api/dist/main.js"]
