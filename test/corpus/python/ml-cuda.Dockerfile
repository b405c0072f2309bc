# Training image: CUDA 12.4, PyTorch nightly wheels are not used on purpose.
ARG CUDA=12.4.1
ARG UBUNTU=22.04
FROM nvidia/cuda:${CUDA}-cudnn-devel-ubuntu${UBUNTU} AS train

ARG DEBIAN_FRONTEND=noninteractive
ARG PYTHON_VERSION=3.11
ENV TZ=Etc/UTC \
    NVIDIA_VISIBLE_DEVICES=all \
    NVIDIA_DRIVER_CAPABILITIES=compute,utility \
    HF_HOME=/cache/huggingface \
    TORCH_CUDA_ARCH_LIST="7.0;7.5;8.0;8.6;9.0+PTX"

RUN apt-get update && apt-get install -y --no-install-recommends \
        software-properties-common git curl ninja-build ca-certificates \
    && add-apt-repository -y ppa:deadsnakes/ppa \
    && apt-get update && apt-get install -y --no-install-recommends \
        python${PYTHON_VERSION} python${PYTHON_VERSION}-dev python${PYTHON_VERSION}-venv \
    && rm -rf /var/lib/apt/lists/*

RUN curl -sS https://bootstrap.pypa.io/get-pip.py | python${PYTHON_VERSION} \
    && ln -sf /usr/bin/python${PYTHON_VERSION} /usr/local/bin/python

RUN pip install --no-cache-dir torch==2.4.1 torchvision==0.19.1 --index-url https://download.pytorch.org/whl/cu124
COPY requirements-train.txt /tmp/
RUN pip install --no-cache-dir -r /tmp/requirements-train.txt \
 && pip install --no-cache-dir flash-attn==2.6.3 --no-build-isolation

RUN git clone --depth 1 --branch v0.15.2 https://github.com/microsoft/DeepSpeed.git /opt/deepspeed \
 && cd /opt/deepspeed \
 && DS_BUILD_FUSED_ADAM=1 DS_BUILD_CPU_ADAM=1 pip install --no-cache-dir .

WORKDIR /workspace
COPY train/ train/
COPY configs/ configs/
ENTRYPOINT ["torchrun", "--standalone"]
CMD ["--nproc_per_node=1", "train/main.py", "--config", "configs/small.yaml"]
