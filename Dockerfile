# Builds the pages, then the programs, then one small image for each service.
# docker compose build; docker build --target api|ingest .

FROM node:22-bookworm-slim AS pages
WORKDIR /source/src/Assistant.Web
COPY src/Assistant.Web/package.json src/Assistant.Web/package-lock.json src/Assistant.Web/.npmrc ./
RUN npm ci --no-audit --no-fund
COPY src/Assistant.Web ./
RUN npm run build

FROM node:22-bookworm-slim AS dictionary
WORKDIR /source/tools/dictionary
COPY tools/dictionary ./
RUN npm ci --no-audit --no-fund && npm run build

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS programs
ENV DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
WORKDIR /source
COPY . .
COPY --from=pages /source/src/Assistant.Web/wwwroot/dist src/Assistant.Web/wwwroot/dist
COPY --from=dictionary /source/artifacts/dictionary artifacts/dictionary
RUN dotnet publish src/Assistant.Api -c Release -o /out/api \
    && dotnet publish src/Assistant.Ingest -c Release -o /out/ingest \
    && dotnet publish src/Assistant.Cli -c Release -o /out/cli

FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS runtime
RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
        curl libmecab2 mecab-ipadic-utf8 poppler-data poppler-utils \
        tesseract-ocr tesseract-ocr-jpn tesseract-ocr-jpn-vert \
    && rm -rf /var/lib/apt/lists/* \
    && install -d -o "$APP_UID" -g "$APP_UID" -m 0700 /data
# The root file system is read-only at run time: diagnostics would want to write to it.
ENV DOTNET_EnableDiagnostics=0 \
    DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=0 \
    LC_ALL=C.UTF-8 \
    ASSISTANT__Data__Directory=/data
WORKDIR /app
# Administration inside the container: docker compose exec api /cli/Assistant.Cli users list
COPY --from=programs /out/cli /cli
USER $APP_UID
VOLUME /data

FROM runtime AS ingest
COPY --from=programs /out/ingest ./
ENTRYPOINT ["/app/Assistant.Ingest"]

FROM runtime AS api
COPY --from=programs /out/api ./
ENV ASSISTANT__Server__Bind=0.0.0.0 \
    ASSISTANT__Server__Port=5080
EXPOSE 5080
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["curl", "--fail", "--silent", "--show-error", "--max-time", "4", "http://127.0.0.1:5080/healthz"]
ENTRYPOINT ["/app/Assistant.Api"]
