"""Sizes of well-known language models, so that no configuration has to be fetched."""

Sizes = dict[str, object]


def _bert(vocabulary: int, hidden: int, layers: int, heads: int, positions: int = 512) -> tuple[str, str, Sizes]:
    sizes = {
        "vocab_size": vocabulary,
        "hidden_size": hidden,
        "num_hidden_layers": layers,
        "num_attention_heads": heads,
        "intermediate_size": 4 * hidden,
        "max_position_embeddings": positions,
    }
    return "bert", "BertModel", sizes


def _opt(vocabulary: int, hidden: int, layers: int, heads: int, positions: int = 2048, **more: object) -> tuple[str, str, Sizes]:
    sizes = {
        "vocab_size": vocabulary,
        "hidden_size": hidden,
        "num_hidden_layers": layers,
        "num_attention_heads": heads,
        "ffn_dim": 4 * hidden,
        "max_position_embeddings": positions,
        "word_embed_proj_dim": hidden,
        **more,
    }
    return "opt", "OPTForCausalLM", sizes


# By name: the type of configuration, the class of the model, its sizes.
MODELS: dict[str, tuple[str, str, Sizes]] = {
    "bert-tiny": _bert(100, 32, 2, 2, positions=64),
    "bert-base-cased": _bert(28996, 768, 12, 12),
    "bert-base-uncased": _bert(30522, 768, 12, 12),
    "bert-large-cased": _bert(28996, 1024, 24, 16),
    "bert-large-uncased": _bert(30522, 1024, 24, 16),
    "opt-tiny": _opt(100, 32, 2, 4, positions=64),
    "opt-125m": _opt(50272, 768, 12, 12),
    "opt-350m": _opt(50272, 1024, 24, 16, word_embed_proj_dim=512, do_layer_norm_before=False),
    "opt-1.3b": _opt(50272, 2048, 24, 32),
}
