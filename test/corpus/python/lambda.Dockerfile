FROM public.ecr.aws/lambda/python:3.12 AS build
RUN dnf install -y gcc postgresql-devel && dnf clean all
COPY requirements.txt .
RUN pip install -r requirements.txt --target "${LAMBDA_TASK_ROOT}"

FROM public.ecr.aws/lambda/python:3.12
COPY --from=build ${LAMBDA_TASK_ROOT} ${LAMBDA_TASK_ROOT}
COPY app/ ${LAMBDA_TASK_ROOT}/app/
CMD [ "app.handler.lambda_handler" ]
