package dev.quaymaster.compose.load;

/// Files that use much of the specification.
final class SampleFiles {

    /// One file with nearly every kind of entry.
    static final String EVERYTHING = """
            name: shop
            x-common: &common
              restart: unless-stopped
              logging: {driver: json-file, options: {max-size: 10m}}
            services:
              web: &web
                <<: *common
                image: nginx:${TAG:-1}
                command: ["nginx", "-g", "daemon off;"]
                entrypoint: /entry.sh --flag "a b"
                ports:
                  - "80"
                  - "127.0.0.1:8080-8082:80-82/udp"
                  - {target: 443, published: "8443", mode: host, app_protocol: https}
                environment:
                  A: 1
                  B: "two"
                  C:
                labels: ["a=b", "c"]
                volumes:
                  - data:/data:ro
                  - ./conf:/conf:ro,z
                  - type: bind
                    source: ./more
                    target: /more
                    bind: {propagation: rslave, create_host_path: false}
                  - {type: tmpfs, target: /tmp, tmpfs: {size: 10m, mode: 0755}}
                networks:
                  front: {aliases: [w, www], ipv4_address: 10.1.0.2, priority: 10}
                  back:
                depends_on:
                  db: {condition: service_healthy, restart: true, required: false}
                healthcheck:
                  test: curl -f localhost || exit 1
                  interval: 1m30s
                  timeout: 10s
                  retries: 3
                  start_period: 40s
                  start_interval: 5s
                deploy:
                  mode: replicated
                  replicas: 2
                  resources:
                    limits: {cpus: "0.5", memory: 64m, pids: 10}
                    reservations:
                      devices:
                        - {driver: nvidia, count: 1, capabilities: [gpu]}
                  restart_policy: {condition: on-failure, delay: 5s, max_attempts: 3}
                secrets: [key, {source: cert, target: /c, mode: 0440, uid: "1"}]
                configs:
                  - {source: conf, target: /etc/conf, mode: "0444"}
                ulimits: {nproc: 65535, nofile: {soft: 1, hard: 2}}
                sysctls: {net.core.somaxconn: 1024}
                extra_hosts: ["a:1.2.3.4", "b=5.6.7.8"]
                tmpfs: [/run, "/x:size=1m"]
                devices: ["/dev/ttyUSB0:/dev/ttyUSB0:rwm"]
                dns: 1.1.1.1
                cap_add: [NET_ADMIN]
                stop_grace_period: 1m
                shm_size: 64m
                init: true
                gpus: all
                post_start: [{command: ["echo", "hi"], user: root}]
                profiles: []
              db:
                extends: {service: base}
                image: postgres
                network_mode: "service:base"
                env_file: [{path: ./db.env, required: false, format: raw}]
                blkio_config: {weight: 300, weight_device: [{path: /dev/sda, weight: 400}]}
              base:
                build:
                  context: ./base
                  args: [A, B=2]
                  additional_contexts: {res: ./res}
                  ssh: [default]
                  cache_from: [a, b]
                  platforms: [linux/amd64]
                develop: {watch: [{path: ., action: rebuild, ignore: [x/]}]}
                pid: host
                models: {llm: {endpoint_var: URL}}
              tool:
                provider: {type: thing, options: {a: b}}
                profiles: [extra]
            networks:
              front: {ipam: {config: [{subnet: 10.1.0.0/16, gateway: 10.1.0.1}]}}
              back: {driver: bridge, internal: true, driver_opts: {a: "1"}}
            volumes:
              data: {driver: local, driver_opts: {type: none, o: bind, device: ./d}}
            secrets:
              key: {file: ./key}
              cert: {environment: CERT}
            configs:
              conf: {content: "a ${TAG}"}
            models:
              llm: {model: ai/x, context_size: 1024}
            """;

    private SampleFiles() {}
}
