--- The version of peel, stated here and nowhere else: `peel._VERSION` and `peel --version` read it.
return "0.1.0"
