---@meta
-- luacheck: ignore
-- peel.Peers, for editors. Made by `make doc` from peel.schema and the doc comments: change those.

error "peel.meta.peers describes types and is not to be required"

--- groups of peers, one a force
---@class peel.Peers
---@operator len: integer
---@field name string "Most similar groups"
---@field date string? when they held: "2016", "2016-04", "2016-04-30"
---@field path string? the file that they were read from
local Peers = {}

--- The peers of a force, without itself, in the order of the file; nil where it has no group.
---@param force string any of its names
---@return string[]?
function Peers:of(force) end

--- The forces that have a group, in the order of the alphabet.
---@return string[]
function Peers:forces() end

--- All groups as a query, a row a force and peer.
---@return peel.Query columns force, peer
function Peers:rows() end

--- Name and date: "Most similar groups (2016-04)".
---@return string
function Peers:title() end
