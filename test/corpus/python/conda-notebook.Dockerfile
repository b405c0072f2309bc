FROM continuumio/miniconda3:24.9.2-0

SHELL ["/bin/bash", "--login", "-c"]

COPY environment.yml /tmp/environment.yml
RUN conda env create -f /tmp/environment.yml && conda clean -afy

# Make RUN commands use the new environment
RUN echo "conda activate geo" >> ~/.bashrc
SHELL ["conda", "run", "--no-capture-output", "-n", "geo", "/bin/bash", "-c"]

RUN python -c "import rasterio; print(rasterio.__version__)"
RUN jupyter labextension disable "@jupyterlab/apputils-extension:announcements"

RUN useradd -m -s /bin/bash -N -u 1000 jovyan
USER jovyan
WORKDIR /home/jovyan/work
EXPOSE 8888
ENTRYPOINT ["conda", "run", "--no-capture-output", "-n", "geo"]
CMD ["jupyter", "lab", "--ip=0.0.0.0", "--no-browser", "--ServerApp.token=''"]
