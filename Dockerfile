# syntax=docker/dockerfile:1
# Refrain in a small image that runs as nobody in particular: docker build -t refrain .
# Both stages stand on the same Debian, so that the binary finds the C library it was linked with.

FROM rust:1.95-slim-trixie AS builder
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/build/target \
    cargo build --locked --profile dist --package refrain --bin refrain \
    && cp target/dist/refrain /usr/local/bin/refrain

FROM debian:trixie-slim
# The newest root certificates, whatever their version.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ca-certificates \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin refrain \
    && install --directory --owner refrain --group refrain --mode 0700 /data
COPY --from=builder /usr/local/bin/refrain /usr/local/bin/refrain

# Relative paths start here: data/ is /data, and refrain.toml and locales/ are read from / if they are mounted there.
WORKDIR /
VOLUME /data
USER 10001:10001

# Nothing new is taken, running work has queue.shutdown_grace to end: give `docker stop` more time than that.
STOPSIGNAL SIGTERM
# Whether the settings are sound and the database and the folder for results can be used. It calls nobody outside.
HEALTHCHECK --interval=60s --timeout=20s --start-period=30s --retries=3 CMD ["refrain", "check"]
ENTRYPOINT ["refrain"]
