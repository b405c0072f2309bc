# psycopg2 has to be compiled for the runtime
FROM public.ecr.aws/lambda/python:3.12 AS build
RUN dnf install -y gcc postgresql-devel && dnf clean all
COPY requirements.txt .
RUN pip install -r requirements.txt --target "${LAMBDA_TASK_ROOT}"

FROM public.ecr.aws/lambda/python:3.12
COPY --from=build ${LAMBDA_TASK_ROOT} ${LAMBDA_TASK_ROOT}
COPY app/ ${LAMBDA_TASK_ROOT}/app/
COPY --from=build /var/lang/lib/python3.12/site-packages/boto3 /tmp/boto3
RUN rm -rf /tmp/boto3 && python -m compileall -q ${LAMBDA_TASK_ROOT}
ENV POWERTOOLS_SERVICE_NAME=invoices \
    LOG_LEVEL=INFO \
    PYTHONOPTIMIZE=1
CMD [ "app.handler.lambda_handler" ]
