# shellcheck shell=sh
# config as a whole process, of a small file and of one with 500 services, turn by turn with the reference; and
# loading inside a warm program.

small_file() {
    cat << 'YAML'
services:
  web:
    image: nginx:1.27
    ports: ["8080:80"]
    volumes: ["./site:/usr/share/nginx/html:ro"]
    depends_on: [db]
  db:
    image: postgres:17
    environment: {POSTGRES_PASSWORD: "${PASSWORD:-secret}"}
    volumes: ["data:/var/lib/postgresql/data"]
volumes:
  data:
YAML
}

big_file() {
    awk 'BEGIN {
        print "name: many\nx-common: &common\n  restart: unless-stopped\n  networks: [inner]\nservices:"
        for (i = 0; i < 500; i++) {
            printf "  service-%03d:\n    <<: *common\n    image: registry.example/app-%d:${TAG:-1.%d}\n", i, i % 40, i
            printf "    command: [\"serve\", \"--port\", \"%d\"]\n", 3000 + i
            printf "    ports: [\"%d:80\", \"127.0.0.1:%d:9000/tcp\"]\n", 10000 + i, 20000 + i
            printf "    environment:\n      NAME: service-%d\n      URL: http://service-%03d:80/\n", i, (i + 1) % 500
            printf "    volumes: [\"data-%d:/data\", \"./etc/%d:/etc/app:ro\"]\n", i % 50, i
            if (i > 0) printf "    depends_on:\n      service-%03d: {condition: service_started}\n", i - 1
            print "    healthcheck: {test: [\"CMD\", \"true\"], interval: 10s}\n    mem_limit: 64m"
        }
        print "networks:\n  inner:\nvolumes:"
        for (i = 0; i < 50; i++) printf "  data-%d:\n", i
    }'
}

# config_of NAME GOAL FILE ROUNDS
config_of() {
    ours_took='' reference_took=''
    for _ in $(seq "$4"); do
        reference_took="$reference_took $(took "$compose" -f "$3" config)"
        ours_took="$ours_took $(took "$top/src/bin/quaymaster" -f "$3" config)"
    done
    report "config of $1" ms "$2" "$ours_took" "$reference_took"
}

# loading_of NAME GOAL FILE
loading_of() {
    loading=$("$jdk/bin/java" -cp "$app/quaymaster.jar" "$tools/bench/LoadingBenchmark.java" "$3" 2>> "$log")
    report "loading $1, warm" ms "$2" "$loading"
}

bench_config() {
    small_file > "$room/small.yaml"
    big_file > "$room/big.yaml"
    config_of 'a small file' '<= 200' "$room/small.yaml" 15
    config_of 'a file of 500 services' '<= peer' "$room/big.yaml" 7
    loading_of 'a small file' '<= 10' "$room/small.yaml"
    loading_of 'a file of 500 services' '<= 150' "$room/big.yaml"
}
