# docker build -t newsscraper .
# docker run --rm -v "$PWD:/data" newsscraper crawl      (the folder that holds newsscraper.toml)
FROM python:3.12-slim
RUN useradd --uid 1000 --create-home news && mkdir /data && chown news /data
COPY . /src
RUN pip install --no-cache-dir -c /src/requirements.lock /src && rm -rf /src
USER news
WORKDIR /data
# A local disk: SQLite and file locks are not safe on network file systems.
VOLUME /data
STOPSIGNAL SIGTERM
# A run is a job that ends: its health is its exit code, and there is nothing to ask in between.
HEALTHCHECK NONE
ENTRYPOINT ["newsscraper"]
CMD ["crawl"]
