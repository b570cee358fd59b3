//! All templates of a folder.

use super::{
    error::TemplateError,
    manifest::{Family, Template},
};
use indexmap::IndexMap;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// See the module.
#[derive(Clone, Debug)]
pub struct Library {
    templates: IndexMap<String, Template>,
}

impl Library {
    /// Reads all manifests below `hw-templates`, sorted by name; a folder is a template if it holds a manifest. All faults are
    /// collected.
    pub fn load(folder: &Path) -> Result<Self, TemplateError> {
        let mut faults = Vec::new();
        let mut templates = IndexMap::new();
        for family in [Family::Flow, Family::Memory, Family::Arithmetic] {
            let folder = folder.join(format!("{family:?}").to_lowercase());
            if !folder.is_dir() {
                continue;
            }
            for template in entries(&folder)? {
                if !template.is_dir() {
                    continue;
                }
                for file in entries(&template)? {
                    if file.extension().is_none_or(|extension| extension != "toml") {
                        continue;
                    }
                    if file.file_stem() != template.file_name() {
                        let text = "a manifest must be named as its folder".to_owned();
                        faults.push(TemplateError::Manifest { path: file, line: 1, text });
                        continue;
                    }
                    match Template::load(&file) {
                        Ok(template) => drop(templates.insert(template.name.clone(), template)),
                        Err(fault) => faults.push(fault),
                    }
                }
            }
        }
        templates.sort_keys();
        let library = Self { templates };
        // With a manifest missing for a fault of its own, this would only repeat it.
        if faults.is_empty() {
            for template in library.templates.values() {
                library.sources(&template.name)?;
            }
        }
        TemplateError::of(faults).map(|()| library)
    }

    /// The template of a name.
    pub fn get(&self, name: &str) -> Result<&Template, TemplateError> {
        self.templates.get(name).ok_or_else(|| TemplateError::Unknown {
            name: name.to_owned(),
            known: self.templates.keys().cloned().collect(),
        })
    }

    /// All templates, sorted by name.
    pub fn templates(&self) -> impl Iterator<Item = &Template> {
        self.templates.values()
    }

    /// The SystemVerilog of a template and of all it depends on, those first.
    pub fn sources(&self, name: &str) -> Result<Vec<PathBuf>, TemplateError> {
        let (mut path, mut found) = (Vec::new(), Vec::new());
        self.add_sources(name, &mut path, &mut found)?;
        Ok(found)
    }

    fn add_sources(
        &self,
        name: &str,
        above: &mut Vec<String>,
        found: &mut Vec<PathBuf>,
    ) -> Result<(), TemplateError> {
        let template = self.get(name)?;
        if above.iter().any(|other| other == name) {
            let text = format!("depends on itself, by {}", above.join(", "));
            return Err(TemplateError::Parameters { template: name.to_owned(), text });
        }
        if found.contains(&template.source) {
            return Ok(());
        }
        above.push(name.to_owned());
        for depend in &template.depends {
            self.add_sources(depend, above, found)?;
        }
        above.pop();
        found.push(template.source.clone());
        Ok(())
    }
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, TemplateError> {
    let read = |fault| TemplateError::Read { path: folder.to_owned(), fault };
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(read)? {
        paths.push(entry.map_err(read)?.path());
    }
    paths.sort();
    Ok(paths)
}
