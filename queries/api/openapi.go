package api

import (
	"maps"
	"reflect"
	"strings"
)

type object = map[string]any

// openAPI describes the server in OpenAPI 3.1.
func openAPI() object {
	paths := object{}
	for _, rt := range routes {
		paths[strings.ReplaceAll(rt.path, "...}", "}")] = object{"get": rt.operation()}
	}
	paths["/api/export/{format}"] = object{"get": object{
		"summary":    "The whole graph in a format of tupu export",
		"parameters": []object{pathParam("format"), queryParam(param{"members", "true: also statements that follow for members of groups", false})},
		"responses":  object{"200": object{"description": "the file"}, "default": problemResponse()},
	}}
	program := object{"required": true, "content": object{"text/plain": object{"schema": object{"type": "string"}}}}
	for path, p := range map[string]param{
		"/api/v1/query/gizmo": {"limit", "rows, 100 without it", false},
		"/api/v2/query":       {"lang", "gizmo", true},
	} {
		paths[path] = object{"post": object{
			"summary": "Runs a Gizmo program, as Cayley does", "requestBody": program, "parameters": []object{queryParam(p)},
			"responses": object{"200": object{"description": `{"result": …}`}, "default": object{"description": `{"error": …} with 400, 408, 413 or 429`}},
		}}
	}
	paths["/api/gizmo"] = object{"post": object{
		"summary": "Runs a Gizmo program and says what may be wrong with it where it gives nothing", "requestBody": program,
		"responses": object{
			"200":     object{"description": "the rows", "content": object{"application/json": object{"schema": schemaOf(reflect.TypeOf(gizmoAnswer{}))}}},
			"default": problemResponse(),
		},
	}}
	describeReview(paths)
	return object{
		"openapi":    "3.1.0",
		"components": object{"securitySchemes": object{"token": object{"type": "http", "scheme": "bearer"}}},
		"info":       object{"title": "Tupu", "version": "1", "description": "A knowledge graph of diplomatic documents. Errors are problem details (RFC 9457)."},
		"paths":      paths,
	}
}

// describeReview adds the paths that write.
func describeReview(paths object) {
	review := object{
		"security":  []object{{"token": []string{}}},
		"responses": object{"200": object{"description": "the statement as it is now"}, "default": problemResponse()},
	}
	judge := maps.Clone(review)
	judge["summary"] = "Judges a statement"
	judge["requestBody"] = object{"required": true, "content": object{"application/json": object{"schema": schemaOf(reflect.TypeOf(reviewRequest{}))}}}
	paths["/api/reviews"] = object{"post": judge}
	undo := maps.Clone(review)
	undo["summary"] = "Takes a judgement back"
	undo["parameters"] = []object{pathParam("id")}
	paths["/api/reviews/{id}"] = object{"delete": undo}
}

// operation describes one route.
func (rt route) operation() object {
	params := []object{}
	for _, part := range strings.Split(rt.path, "/") {
		if name, ok := strings.CutPrefix(part, "{"); ok {
			params = append(params, pathParam(strings.TrimRight(name, ".}")))
		}
	}
	for _, p := range rt.query {
		params = append(params, queryParam(p))
	}
	schema := schemaOf(reflect.TypeOf(rt.answer))
	return object{
		"summary": rt.summary, "parameters": params,
		"responses": object{
			"200":     object{"description": rt.summary, "content": object{"application/json": object{"schema": schema}}},
			"default": problemResponse(),
		},
	}
}

func pathParam(name string) object {
	return object{"name": name, "in": "path", "required": true, "schema": object{"type": "string"}}
}

func queryParam(p param) object {
	return object{"name": p.name, "in": "query", "required": p.required, "description": p.about, "schema": object{"type": "string"}}
}

func problemResponse() object {
	return object{"description": "what is wrong", "content": object{"application/problem+json": object{"schema": object{
		"type": "object", "properties": object{
			"type": object{"type": "string"}, "title": object{"type": "string"},
			"status": object{"type": "integer"}, "detail": object{"type": "string"},
		},
	}}}}
}

// schemaOf describes the JSON of a Go type.
func schemaOf(t reflect.Type) object {
	if t.PkgPath() == "tupu/extractor/text" && t.Name() == "Span" {
		return object{"type": "array", "items": object{"type": "integer"}, "minItems": 2, "maxItems": 2}
	}
	switch t.Kind() {
	case reflect.Pointer:
		return schemaOf(t.Elem())
	case reflect.String:
		return object{"type": "string"}
	case reflect.Bool:
		return object{"type": "boolean"}
	case reflect.Int, reflect.Int64:
		return object{"type": "integer"}
	case reflect.Float64:
		return object{"type": "number"}
	case reflect.Slice, reflect.Array:
		return object{"type": "array", "items": schemaOf(t.Elem())}
	case reflect.Map:
		return object{"type": "object", "additionalProperties": schemaOf(t.Elem())}
	case reflect.Struct:
		properties := object{}
		fieldsOf(t, properties)
		return object{"type": "object", "properties": properties}
	}
	return object{} // any value
}

// fieldsOf adds the fields of a struct, those of embedded structs among them.
func fieldsOf(t reflect.Type, properties object) {
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous && name == "":
			fieldsOf(f.Type, properties)
		case !f.IsExported() || name == "-":
		case name == "":
			properties[f.Name] = schemaOf(f.Type)
		default:
			properties[name] = schemaOf(f.Type)
		}
	}
}
