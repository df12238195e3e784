# After "mvn package": docker build -t serviceloop .
# What it needs at run time, sizes, backup and upgrade: docs/operations.md.

FROM eclipse-temurin:17-jre AS extracted
WORKDIR /extracted
COPY target/serviceloop-*.jar serviceloop.jar
RUN java -Djarmode=tools -jar serviceloop.jar extract --layers --destination layers

FROM eclipse-temurin:17-jre
WORKDIR /serviceloop
# What changes seldom comes first: a new release sends and keeps a few megabytes.
COPY --from=extracted /extracted/layers/dependencies/ ./
COPY --from=extracted /extracted/layers/spring-boot-loader/ ./
COPY --from=extracted /extracted/layers/snapshot-dependencies/ ./
COPY --from=extracted /extracted/layers/application/ ./
# A training run over an empty database in memory writes the archive of classes with which it starts in half of the time.
# The archive holds for this Java, these files and this folder.
RUN java -XX:ArchiveClassesAtExit=serviceloop.jsa -Dspring.context.exit=onRefresh -jar serviceloop.jar \
    --spring.datasource.url=jdbc:h2:mem:training --server.port=0 --logging.level.root=warn
USER 10001:10001
ENV SPRING_PROFILES_ACTIVE=postgres
EXPOSE 8080
# Ready when the answer says so; there is no curl in the image.
HEALTHCHECK --interval=15s --timeout=5s --start-period=120s \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /actuator/health HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && grep -q '\"status\":\"UP\"' <&3"]
ENTRYPOINT ["java", "-XX:SharedArchiveFile=serviceloop.jsa", "-XX:MaxRAMPercentage=60", "-jar", "serviceloop.jar"]
