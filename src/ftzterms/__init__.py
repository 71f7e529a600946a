"""Keep an English–Chinese glossary of policy terms and check translations against it."""
